"""One polygon layer under .prj files in many words: ESRI and OGC, Chinese names in two encodings, projections beyond transverse Mercator."""
import os

from make_shapefiles import text
from odd_content import geometry_of, moved, system
from osgeo import ogr

CODES = {
    "cgcs2000": 4490, "wgs84": 4326, "belt-39-prefix": 4527, "belt-117": 4548, "belt-38-prefix": 4526, "belt-114": 4547, "zone-20": 4498,
    "zone-117": 4509, "utm-50n": 32650, "utm-51n": 32651, "web-mercator": 3857, "etrs-laea": 3035, "etrs-utm": 25832, "jgd2011-9": 6677,
    "nad83-albers": 5070, "nad83-feet": 2263, "gda94-mga": 28355, "world-mercator": 3395, "antarctic-stereographic": 3031,
    "xian80-belt": 2384, "xian80-degrees": 4610, "beijing54-belt": 2436, "beijing54-degrees": 4214,
}
STRINGS = {
    "lambert-china": "+proj=lcc +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +x_0=0 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs",
    "albers-china": "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +x_0=0 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs",
    "own-meridian": "+proj=tmerc +lat_0=0 +lon_0=116.35025181 +k=1 +x_0=500000 +y_0=300000 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs",
    "mercator-2sp": "+proj=merc +lat_ts=30 +lon_0=110 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs",
    "sinusoidal": "+proj=sinu +lon_0=110 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs",
    "equirectangular": "+proj=eqc +lat_ts=30 +lat_0=0 +lon_0=0 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs",
}
CENTRES = {3035: (10, 52), 25832: (9, 50), 6677: (140, 36), 5070: (-96, 38), 2263: (-74, 41), 28355: (147, -37), 3031: (0, -80)}


def make(folder):
    base = os.path.join(folder, "prj")
    os.makedirs(base)
    for name, code in CODES.items():
        yield layer(base, f"esri-{name}", code, esri(code))
    for name, code in CODES.items():
        if "xian" not in name and "beijing" not in name:
            yield layer(base, f"ogc-{name}", code, system(code).ExportToWkt(["FORMAT=WKT1_GDAL"]))
    for name, definition in STRINGS.items():
        yield layer(base, f"esri-{name}", definition, esri(definition))
    belt = esri(4548)
    chinese = belt.replace("CGCS2000_3_Degree_GK_CM_117E", "国家2000大地坐标系 3度带 中央经线117")
    assert chinese != belt
    yield layer(base, "name-utf-8", 4548, chinese)
    yield layer(base, "name-gbk", 4548, chinese.encode("cp936"))
    yield layer(base, "byte-order-mark", 4548, b"\xef\xbb\xbf" + belt.encode())
    yield layer(base, "many-lines", 4548, system(4548).ExportToPrettyWkt())
    for name, version in (("wkt2-2015", "WKT2_2015"), ("wkt2-2018", "WKT2_2018")):
        os.makedirs(os.path.join(base, "twins"), exist_ok=True)
        layer(os.path.join(base, "twins"), name, 4548, belt)
        # GDAL 3.6 does not take WKT 2 from a .prj.
        yield {**layer(base, name, 4548, system(4548).ExportToWkt([f"FORMAT={version}"])), "twin": f"prj/twins/{name}.shp"}
    yield layer(base, "garbage", 4326, "this is no system")
    yield layer(base, "blank", 4326, "")


def esri(definition):
    return system(definition).ExportToWkt(["FORMAT=WKT1_ESRI"])


def layer(base, name, definition, prj):
    """Polygons near the middle of the system's area; the .prj is written as given."""
    reference = system(definition)
    path = os.path.join(base, name + ".shp")
    dataset = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(path)
    made = dataset.CreateLayer(name, None, ogr.wkbPolygon)
    made.CreateField(ogr.FieldDefn("name", ogr.OFTString))
    lon, lat = CENTRES.get(definition, (116.4, 39.9))
    for row in range(3):
        feature = ogr.Feature(made.GetLayerDefn())
        feature.SetField(0, f"row {row}")
        geometry = geometry_of(ogr.wkbPolygon, row)
        shifted = shift(geometry, lon - 116.4, lat - 39.9)
        feature.SetGeometry(moved(shifted, reference))
        made.CreateFeature(feature)
    dataset = None
    request = {"file": f"prj/{name}.shp"}
    text(base, request, ".prj", prj)
    return request


def shift(geometry, lon, lat):
    for index in range(geometry.GetGeometryCount()):
        ring = geometry.GetGeometryRef(index)
        for point in range(ring.GetPointCount()):
            ring.SetPoint_2D(point, ring.GetX(point) + lon, ring.GetY(point) + lat)
    return geometry
