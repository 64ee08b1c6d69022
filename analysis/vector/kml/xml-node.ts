/** A small part of an XML file built up as a tree. */
export interface XmlNode {
  /** without its prefix */
  readonly name: string;
  /** as text, for `attributeOf` */
  readonly attributes: string;
  text: string;
  readonly children: XmlNode[];
}

export const childrenOf = (node: XmlNode, name: string): XmlNode[] =>
  node.children.filter((child) => child.name === name);

/** The trimmed text of the first child of that name; undefined without one. */
export const textOfChild = (node: XmlNode, name: string): string | undefined =>
  node.children.find((child) => child.name === name)?.text.trim();
