"""Odd KML and KMZ: folders in folders, schema and plain data, multigeometries, tracks, namespaces, CDATA, encodings."""
import os
import zipfile

from odd_content import NAMES, geometry_of, place
from osgeo import ogr

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">'
KINDS = {
    "point": ogr.wkbPoint, "line": ogr.wkbLineString, "polygon": ogr.wkbPolygon, "points": ogr.wkbMultiPoint, "lines": ogr.wkbMultiLineString,
    "polygons": ogr.wkbMultiPolygon, "collection": ogr.wkbGeometryCollection, "point-z": ogr.wkbPoint25D, "polygon-z": ogr.wkbPolygon25D,
}


def make(folder):
    base = os.path.join(folder, "kml")
    os.makedirs(os.path.join(base, "twins"))
    for name, kind in KINDS.items():
        yield save(base, f"kind-{name}.kml", document(marks([kind] * 6)))
    every = marks(list(KINDS.values()))
    yield save(base, "mixed.kml", document(every))
    yield save(base, "folders.kml", document(inside("甲", every[:3]) + inside("乙", every[3:6])))
    yield save(base, "nested-folders.kml", document(every[:1] + inside("外", every[1:3] + inside("里", every[3:5]))))
    yield save(base, "same-names.kml", document(inside("同名", every[:2]) + inside("同名", every[2:4])))
    yield save(base, "without-document.kml", HEAD + inside("only", every[:4])[0] + "</kml>")
    yield save(base, "one-placemark.kml", HEAD + every[0] + "</kml>")
    yield save(base, "schema-data.kml", document(['<Schema name="s" id="s"><SimpleField name="人口" type="int"/><SimpleField name="面积" type="double"/><SimpleField name="code" type="string"/></Schema>',
                                                   *[mark(row, ogr.wkbPoint, schema_data(row)) for row in range(6)]]))
    yield save(base, "plain-data.kml", document([mark(row, ogr.wkbPoint, plain_data(row)) for row in range(6)]))
    yield save(base, "cdata-and-entities.kml", document([mark(0, ogr.wkbPoint, "<description><![CDATA[<b>粗</b> & <i>x</i>]]></description>"),
                                                          mark(1, ogr.wkbPoint, "<description>&lt;p&gt;甲&amp;乙&#x4e2d;&#25991;&lt;/p&gt;</description>")]))
    yield save(base, "markup-in-description.kml", document([mark(0, ogr.wkbPoint, "<description>面积<b>三<i>亩</i></b>整</description>")]))
    yield save(base, "times.kml", document([mark(0, ogr.wkbPoint, "<TimeStamp><when>2024-02-29</when></TimeStamp>"),
                                            mark(1, ogr.wkbPoint, "<TimeSpan><begin>2024-01-01</begin><end>2024-12-31</end></TimeSpan>")]))
    yield save(base, "track.kml", document(["<Placemark><name>轨迹</name><gx:Track>" + "".join(f"<when>2024-01-01T00:00:0{i}Z</when>" for i in range(4))
                                            + "".join("<gx:coord>%r %r 30</gx:coord>" % place(2, i) for i in range(4)) + "</gx:Track></Placemark>"]))
    yield save(base, "without-geometry.kml", document(["<Placemark><name>无图形</name></Placemark>", every[0]]))
    yield save(base, "empty-document.kml", document([]))
    yield save(base, "spaces-in-coordinates.kml", document(["<Placemark><name>a</name><LineString><coordinates>\n  116.4,39.9,0\n\t116.5,39.95,0   116.6,40.0\n</coordinates></LineString></Placemark>"]))
    yield save(base, "prefixed.kml", (document(every[:2])).replace("<kml xmlns=", "<kml:kml xmlns:kml=").replace("</kml>", "</kml:kml>").replace("<Document", "<kml:Document").replace("</Document", "</kml:Document"))
    yield save(base, "old-namespace.kml", document(every[:3]).replace("http://www.opengis.net/kml/2.2", "http://earth.google.com/kml/2.1"))
    yield save(base, "without-namespace.kml", document(every[:3]).replace(' xmlns="http://www.opengis.net/kml/2.2"', ""))
    yield save(base, "utf-16.kml", document(every[:3]).replace("UTF-8", "UTF-16"), "utf-16")
    save(base, "twins/gb18030.kml", document(every[:3]))
    yield {**save(base, "gb18030.kml", document(every[:3]).replace("UTF-8", "GB18030"), "gb18030"), "twin": "kml/twins/gb18030.kml"}
    yield save(base, "byte-order-mark.kml", document(every[:3]), "utf-8-sig")
    yield save(base, "cut.kml", document(every)[:-300])
    yield archive(base, "plain.kmz", {"doc.kml": document(every)})
    yield archive(base, "other-name.kmz", {"图层.kml": document(every[:4])})
    yield archive(base, "with-pictures.kmz", {"files/a.png": "no picture", "doc.kml": document(every[:4])})
    yield archive(base, "stored.kmz", {"doc.kml": document(every[:4])}, zipfile.ZIP_STORED)


def document(parts):
    return f"{HEAD}<Document><name>朝阳</name>{''.join(parts)}</Document></kml>"


def inside(name, parts):
    return [f"<Folder><name>{name}</name>{''.join(parts)}</Folder>"]


def marks(kinds):
    return [mark(row, kind) for row, kind in enumerate(kinds)]


def mark(row, kind, more=""):
    name = (NAMES["utf-8"][row] or "").strip().replace("&", "&amp;")
    return f"<Placemark><name>{name}</name>{more}{geometry_of(kind, row).ExportToKML()}</Placemark>"


def schema_data(row):
    return f'<ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="人口">{row * 10}</SimpleData><SimpleData name="面积">{row + 0.5}</SimpleData><SimpleData name="code">0{row}</SimpleData></SchemaData></ExtendedData>'


def plain_data(row):
    return f'<ExtendedData><Data name="街道"><value>三里屯</value></Data><Data name="n"><value>x{row}</value></Data></ExtendedData>'


def archive(base, name, entries, coding=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(os.path.join(base, name), "w", coding) as made:
        for entry, text in entries.items():
            made.writestr(zipfile.ZipInfo(entry), text, coding)
    return {"file": f"kml/{name}"}


def save(base, name, text, encoding="utf-8"):
    with open(os.path.join(base, name), "wb") as file:
        file.write(text.encode(encoding))
    return {"file": f"kml/{name}"}
