"""Odd shapefiles: every shape type, encodings with and without their signs, missing and misnamed companions, .prj in many words."""
import os

from odd_content import BIG, DATES, NAMES, NUMBERS, REALS, geometry_of, moved, system
from osgeo import gdal, ogr

SHAPES = {
    "point": ogr.wkbPoint, "point-z": ogr.wkbPoint25D, "point-m": ogr.wkbPointM, "point-zm": ogr.wkbPointZM,
    "points": ogr.wkbMultiPoint, "points-z": ogr.wkbMultiPoint25D, "points-m": ogr.wkbMultiPointM,
    "line": ogr.wkbLineString, "lines-z": ogr.wkbMultiLineString25D, "lines-m": ogr.wkbMultiLineStringM,
    "polygon": ogr.wkbPolygon, "polygons": ogr.wkbMultiPolygon, "polygons-z": ogr.wkbMultiPolygon25D, "polygons-m": ogr.wkbMultiPolygonM,
}
SYSTEMS = [4490, 4326, 4548, 4527, 32650, 3857, 4509, 4498]
ENCODINGS = {"utf-8": "UTF-8", "cp936": "CP936", "cp950": "CP950", "cp1252": "CP1252"}
CPG_WORDS = {"cp936": ["936", "GBK", "GB2312", "GB18030", "ANSI 936", "cp936"], "utf-8": ["UTF-8", "65001", "utf8"], "cp950": ["950", "BIG5"], "cp1252": ["1252", "ISO-8859-1", "ANSI 1252"]}


def make(folder):
    """Writes the files below folder/shp and yields a request for each."""
    base = os.path.join(folder, "shp")
    os.makedirs(base)
    for index, (name, kind) in enumerate(SHAPES.items()):
        yield write(base, f"type-{name}", kind, "utf-8", SYSTEMS[index % len(SYSTEMS)], nulls=index % 2 == 1)
    for encoding, words in CPG_WORDS.items():
        for word in words:
            request = write(base, f"cpg-{word.replace(' ', '_')}", ogr.wkbPoint, encoding, 4490)
            text(base, request, ".cpg", word)
            yield request
    for encoding, language in (("utf-8", 0), ("cp936", 0x4D), ("cp950", 0x78), ("cp1252", 0x03)):
        request = write(base, f"language-byte-{encoding}", ogr.wkbPolygon, encoding, 4548)
        remove(base, request, ".cpg")
        language_byte(base, request, language)
        yield request
    for encoding in ("cp950", "cp1252"):
        request = write(base, f"without-any-sign-{encoding}", ogr.wkbPoint, encoding, 4490)
        remove(base, request, ".cpg")
        language_byte(base, request, 0)
        yield request
    request = write(base, "without-any-sign-cp936", ogr.wkbLineString, "cp936", 4527)
    remove(base, request, ".cpg")
    language_byte(base, request, 0)
    yield request
    request = write(base, "lying-cpg", ogr.wkbPoint, "cp936", 4326)
    text(base, request, ".cpg", "UTF-8")
    yield request
    for name, encoding in (("中文文件名", "utf-8"), ("界址点 2024（终版）", "cp936")):
        yield write(base, name, ogr.wkbPolygon, encoding, 4548)
    for gone in (".prj", ".shx", ".dbf"):
        request = write(base, f"without-{gone[1:]}", ogr.wkbPolygon, "utf-8", 4548)
        remove(base, request, gone)
        # GDAL wants a .shx, which it could make but only beside the file.
        yield with_twin(base, request, "utf-8", 4548, ogr.wkbPolygon) if gone == ".shx" else request
    yield from misnamed(base)
    for name, rows in (("empty", 0), ("one-row", 1)):
        yield write(base, name, ogr.wkbPolygon, "utf-8", 4548, rows=rows)


def misnamed(base):
    """Endings in capitals and mixed case, as old programs and cameras write them."""
    for name, endings in (("CAPITALS", {".shp": ".SHP", ".dbf": ".DBF", ".shx": ".SHX", ".prj": ".PRJ", ".cpg": ".CPG"}), ("Mixed", {".dbf": ".Dbf", ".shp": ".Shp"})):
        request = write(base, name, ogr.wkbMultiPolygon, "cp936", 4527)
        for old, new in endings.items():
            os.rename(os.path.join(base, name + old), os.path.join(base, name + new))
        # GDAL finds companions of the same case only.
        yield {**with_twin(base, request, "cp936", 4527, ogr.wkbMultiPolygon), "file": f"shp/{name}{endings['.shp']}"}


def with_twin(base, request, encoding, epsg, kind):
    """The same request with a plain copy of the file that GDAL is asked about in its place."""
    os.makedirs(os.path.join(base, "twins"), exist_ok=True)
    name = os.path.basename(request["file"])[: -len(".shp")]
    write(os.path.join(base, "twins"), name, kind, encoding, epsg)
    return {**request, "twin": f"shp/twins/{name}.shp"}


def write(base, name, kind, encoding, epsg, rows=10, nulls=False):
    """One shapefile; rows 3 and 6 have no shape where `nulls` is set."""
    driver = ogr.GetDriverByName("ESRI Shapefile")
    path = os.path.join(base, name + ".shp")
    reference = system(epsg)
    dataset = driver.CreateDataSource(path)
    layer = dataset.CreateLayer(name, reference, kind, [f"ENCODING={ENCODINGS[encoding]}"])
    fields(layer, encoding)
    for row in range(rows):
        feature = ogr.Feature(layer.GetLayerDefn())
        for index, column in enumerate((NAMES[encoding], NUMBERS, BIG, REALS, DATES)):
            if column[row] is not None:
                feature.SetField(index, column[row])
        feature.SetField(5, NAMES[encoding][row][:3] if NAMES[encoding][row] else None)
        if not (nulls and row in (2, 5)):
            feature.SetGeometry(moved(geometry_of(kind, row), reference))
        layer.CreateFeature(feature)
    dataset = None
    return {"file": f"shp/{name}.shp", "options": [f"ENCODING={ENCODINGS[encoding]}"]}


def fields(layer, encoding):
    name = {"utf-8": "名称", "cp936": "名称", "cp950": "名稱", "cp1252": "größe"}[encoding]
    for title, kind, width, precision in (
        (name, ogr.OFTString, 21, 0),
        ("COUNT", ogr.OFTInteger, 9, 0),
        ("big", ogr.OFTInteger64, 18, 0),
        ("area_m2", ogr.OFTReal, 24, 15),
        ("when", ogr.OFTDate, 8, 0),
        ("kind", ogr.OFTString, 10, 0),
    ):
        field = ogr.FieldDefn(title, kind)
        field.SetWidth(width)
        field.SetPrecision(precision)
        layer.CreateField(field)


def sibling(base, request, ending):
    return os.path.join(base, os.path.basename(request["file"])[: -len(".shp")] + ending)


def remove(base, request, ending):
    os.remove(sibling(base, request, ending))


def text(base, request, ending, content):
    with open(sibling(base, request, ending), "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode("utf-8"))


def language_byte(base, request, value):
    with open(sibling(base, request, ".dbf"), "r+b") as file:
        file.seek(29)
        file.write(bytes([value]))
