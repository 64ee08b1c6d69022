const FAMILY = 'Noto Sans SC';
const loaded = new Set<string>();

/**
 * Loads the font files that hold these characters, so that labels are drawn in the program's own font on every machine.
 * The map draws a glyph once: a file that comes later would not change it.
 */
export async function loadLabelFonts(text: string): Promise<void> {
  const missing = [...new Set(text)].filter((letter) => !loaded.has(letter)).join('');
  if (missing === '') return;
  for (const letter of missing) loaded.add(letter);
  try {
    await document.fonts.load(`16px "${FAMILY}"`, missing);
  } catch {
    // the system's own Chinese font is used instead
  }
}
