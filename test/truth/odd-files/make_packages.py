"""Odd GeoPackages and FlatGeobufs: every geometry type with Z and M, several layers, own systems, tables without shapes, curious names."""
import os
import sqlite3

from odd_content import BIG, DATES, NAMES, NUMBERS, REALS, geometry_of, moved, system
from osgeo import ogr

TYPES = {
    "point": ogr.wkbPoint, "line": ogr.wkbLineString, "polygon": ogr.wkbPolygon, "points": ogr.wkbMultiPoint, "lines": ogr.wkbMultiLineString,
    "polygons": ogr.wkbMultiPolygon, "collection": ogr.wkbGeometryCollection,
}
SYSTEMS = [4490, 4326, 4548, 4527, 32650, 3857]
ALBERS = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +x_0=0 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs"


def make(folder):
    base = os.path.join(folder, "pkg")
    os.makedirs(base)
    for index, (name, kind) in enumerate(TYPES.items()):
        for dimensions, (z, m) in {"xy": (0, 0), "z": (1, 0), "m": (0, 1), "zm": (1, 1)}.items():
            if dimensions == "xy" or index % 2 == (dimensions == "m"):
                yield write(base, f"{name}-{dimensions}.gpkg", "GPKG", [("地块", ogr.GT_SetModifier(kind, z, m))], SYSTEMS[index % 6])
    yield write(base, "several-layers.gpkg", "GPKG", [("点", ogr.wkbPoint), ("线 \"引号\"", ogr.wkbLineString), ("poly'gon", ogr.wkbPolygon)], 4548)
    yield write(base, "any-geometry.gpkg", "GPKG", [("any", ogr.wkbUnknown)], 4490)
    yield write(base, "without-shapes.gpkg", "GPKG", [("登记表", ogr.wkbNone)], None)
    yield with_placeholder(base)
    yield write(base, "shapes-and-table.gpkg", "GPKG", [("places", ogr.wkbPoint), ("register", ogr.wkbNone)], 4326)
    yield write(base, "own-system.gpkg", "GPKG", [("albers", ogr.wkbPolygon)], ALBERS)
    yield write(base, "without-system.gpkg", "GPKG", [("nowhere", ogr.wkbPolygon)], None)
    yield write(base, "key-called-id.gpkg", "GPKG", [("keyed", ogr.wkbPoint)], 4490, ["FID=id", "GEOMETRY_NAME=shape"])
    yield write(base, "without-index.gpkg", "GPKG", [("plain", ogr.wkbPoint)], 4490, ["SPATIAL_INDEX=NO"])
    yield write(base, "no-rows.gpkg", "GPKG", [("nothing", ogr.wkbPolygon)], 4490, rows=0)
    yield empties(base)
    yield curves(base)
    for index, (name, kind) in enumerate(TYPES.items()):
        yield write(base, f"{name}.fgb", "FlatGeobuf", [(f"{name}", kind)], SYSTEMS[index % 6])
    yield write(base, "unordered.fgb", "FlatGeobuf", [("unordered", ogr.wkbPolygon)], 4490, ["SPATIAL_INDEX=NO"])
    yield write(base, "polygon-z.fgb", "FlatGeobuf", [("polygon-z", ogr.wkbPolygon25D)], 4326, ["SPATIAL_INDEX=NO"])
    yield write(base, "any-geometry.fgb", "FlatGeobuf", [("any-geometry", ogr.wkbUnknown)], 4548)
    yield write(base, "without-system.fgb", "FlatGeobuf", [("without-system", ogr.wkbPoint)], None)
    yield write(base, "no-rows.fgb", "FlatGeobuf", [("no-rows", ogr.wkbPoint)], 4490, ["SPATIAL_INDEX=NO"], rows=0)


def write(base, name, driver, layers, definition, options=(), rows=10):
    path = os.path.join(base, name)
    reference = None if definition is None else system(definition)
    dataset = ogr.GetDriverByName(driver).CreateDataSource(path)
    for title, kind in layers:
        layer = dataset.CreateLayer(title, reference, kind, list(options))
        fill(layer, kind, reference, rows)
    dataset = None
    return {"file": f"pkg/{name}"}


def fill(layer, kind, reference, rows):
    for title, type_, subtype in (
        ("名称", ogr.OFTString, ogr.OFSTNone), ("count", ogr.OFTInteger, ogr.OFSTNone), ("big", ogr.OFTInteger64, ogr.OFSTNone), ("real", ogr.OFTReal, ogr.OFSTNone),
        ("when", ogr.OFTDate, ogr.OFSTNone), ("at", ogr.OFTDateTime, ogr.OFSTNone), ("yes", ogr.OFTInteger, ogr.OFSTBoolean),
        ("small", ogr.OFTInteger, ogr.OFSTInt16), ("single", ogr.OFTReal, ogr.OFSTFloat32), ("bytes", ogr.OFTBinary, ogr.OFSTNone), ("select", ogr.OFTString, ogr.OFSTNone),
    ):
        field = ogr.FieldDefn(title, type_)
        field.SetSubType(subtype)
        layer.CreateField(field)
    kinds = list(TYPES.values())
    for row in range(rows):
        feature = ogr.Feature(layer.GetLayerDefn())
        values = (NAMES["utf-8"][row], NUMBERS[row], BIG[row], REALS[row], DATES[row], DATES[row] and f"{DATES[row]}T12:34:{10 + row}Z", row % 2, row - 5, row / 4, None, "a'b\"c")
        for index, value in enumerate(values):
            if value is not None:
                feature.SetField(index, value)
        if row != 4 and kind != ogr.wkbNone:
            made = geometry_of(kinds[row % len(kinds)] if kind == ogr.wkbUnknown else kind, row)
            feature.SetGeometry(moved(made, reference))
        layer.CreateFeature(feature)


def with_placeholder(base):
    """Older GDAL lists an empty table in a package without shapes."""
    request = write(base, "placeholder.gpkg", "GPKG", [("register", ogr.wkbNone)], None)
    with sqlite3.connect(os.path.join(base, "placeholder.gpkg")) as db:
        db.execute("CREATE TABLE ogr_empty_table (fid INTEGER PRIMARY KEY)")
        db.execute("INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('ogr_empty_table', 'features', 'ogr_empty_table')")
    return request


def empties(base):
    request = write(base, "empty-shapes.gpkg", "GPKG", [("empty", ogr.wkbUnknown)], 4490, rows=2)
    dataset = ogr.Open(os.path.join(base, "empty-shapes.gpkg"), 1)
    layer = dataset.GetLayer(0)
    for text in ("POINT EMPTY", "LINESTRING EMPTY", "POLYGON EMPTY", "MULTIPOLYGON EMPTY", "GEOMETRYCOLLECTION EMPTY"):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(text))
        layer.CreateFeature(feature)
    return request


def curves(base):
    request = write(base, "curves.gpkg", "GPKG", [("curves", ogr.wkbUnknown)], 4490, rows=1)
    dataset = ogr.Open(os.path.join(base, "curves.gpkg"), 1)
    layer = dataset.GetLayer(0)
    for text in ("CIRCULARSTRING (116.4 39.9,116.5 40.0,116.6 39.9)", "CURVEPOLYGON (CIRCULARSTRING (116.4 39.9,116.6 39.9,116.4 39.9))"):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(text))
        layer.CreateFeature(feature)
    return request
