"""Odd GeoJSON: single features, sequences, old crs members, marks at the start, other encodings, curious properties."""
import json
import os

from odd_content import NAMES, NUMBERS, REALS, geometry_of, moved, system
from osgeo import ogr

KINDS = [ogr.wkbPoint, ogr.wkbLineString, ogr.wkbPolygon, ogr.wkbMultiPoint, ogr.wkbMultiLineString, ogr.wkbMultiPolygon, ogr.wkbGeometryCollection]


def make(folder):
    base = os.path.join(folder, "json")
    os.makedirs(os.path.join(base, "twins"))
    plain = collection(KINDS[:1] * 10)
    texts = {
        **{f"kind-{index}.geojson": dump(collection([kind] * 5)) for index, kind in enumerate(KINDS)},
        "mixed.geojson": dump(collection(KINDS)),
        "heights.geojson": dump(collection([ogr.GT_SetZ(kind) for kind in KINDS])),
        "feature.geojson": dump(plain["features"][0]),
        "geometry-point.geojson": dump(plain["features"][0]["geometry"]),
        "geometry-collection.geojson": dump(feature(ogr.wkbGeometryCollection, 1)["geometry"]),
        "empty.geojson": dump({"type": "FeatureCollection", "features": []}),
        "null-geometry.geojson": dump(with_first(plain, geometry=None)),
        "null-properties.geojson": dump(with_first(plain, properties=None)),
        "text-ids.geojson": dump(with_ids(plain, lambda row: f"id-{row}")),
        "number-ids.geojson": dump(with_ids(plain, lambda row: row * 7)),
        "foreign-members.geojson": dump({"generator": {"x": [1]}, **plain, "bbox": [116, 39, 117, 41], "name": "foreign"}),
        "later-columns.geojson": dump({**plain, "features": [{**one, "properties": {f"only{row}": row, "all": 1}} for row, one in enumerate(plain["features"])]}),
        "nested.geojson": dump(with_properties(plain, {"list": [1, 2], "texts": ["a", "乙"], "object": {"a": {"b": [None, True]}}, "yes": True})),
        "curious-names.geojson": dump(with_properties(plain, {"__proto__": 1, "constructor": "c", "": "empty", "a b": 2, "名称": "名", "toString": 3})),
        "types-change.geojson": dump({**plain, "features": [{**one, "properties": {"v": [1, 2.5, "x", True, None][row % 5], "n": [1, 2.5][row % 2]}} for row, one in enumerate(plain["features"])]}),
        "big-numbers.geojson": dump(with_properties(plain, {"big": 9007199254740991, "tiny": 1e-300, "exp": 1.5e30})),
        "dates.geojson": dump(with_properties(plain, {"day": "2024-02-29", "slash": "2024/02/29", "moment": "2024-02-29T08:00:00Z"})),
        "pretty.json": json.dumps(plain, ensure_ascii=False, indent=2),
        "escaped.geojson": json.dumps(plain, ensure_ascii=True),
        "windows-lines.geojson": json.dumps(plain, ensure_ascii=False, indent=1).replace("\n", "\r\n"),
        "closing-comma-missing.geojson": dump(plain)[:-20],
        "not-geo.json": '{"name": "clearground", "version": 3}',
        "array.json": "[1, 2, 3]",
        "lines.geojsonl": "\n".join(dump(one) for one in plain["features"]) + "\n",
        "records.geojsons": "".join("\x1e" + dump(one) + "\n" for one in plain["features"]),
        "trailing-blank-lines.ndjson": "\n\n".join(dump(one) for one in plain["features"]) + "\n\n\n",
        **{f"crs-{name}.geojson": dump(in_system(code, member)) for name, (code, member) in CRS_MEMBERS.items()},
    }
    for name, text in texts.items():
        yield save(base, name, text.encode("utf-8"))
    yield save(base, "byte-order-mark.geojson", b"\xef\xbb\xbf" + dump(plain).encode("utf-8"))
    for encoding in ("utf-16-le", "utf-16-be", "gb18030"):
        mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
        # GDAL reads JSON in UTF-8 only.
        save(base, f"twins/{encoding}.geojson", dump(plain).encode("utf-8"))
        yield {**save(base, f"{encoding}.geojson", mark + dump(plain).encode(encoding)), "twin": f"json/twins/{encoding}.geojson"}


URN = "urn:ogc:def:crs:"
CRS_MEMBERS = {
    "short": (4548, {"type": "name", "properties": {"name": "EPSG:4548"}}),
    "urn": (4548, {"type": "name", "properties": {"name": URN + "EPSG::4548"}}),
    "urn-version": (3857, {"type": "name", "properties": {"name": URN + "EPSG:6.9:3857"}}),
    "crs84": (4326, {"type": "name", "properties": {"name": URN + "OGC:1.3:CRS84"}}),
    "crs84-short": (4326, {"type": "name", "properties": {"name": "OGC:CRS84"}}),
    "urn-4326": (4326, {"type": "name", "properties": {"name": URN + "EPSG::4326"}}),
    "urn-4490": (4490, {"type": "name", "properties": {"name": URN + "EPSG::4490"}}),
    "belt-39": (4527, {"type": "name", "properties": {"name": URN + "EPSG::4527"}}),
    "utm": (32650, {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32650"}}),
    "old-epsg": (3857, {"type": "EPSG", "properties": {"code": 3857}}),
    "null": (4326, None),
    "google": (3857, {"type": "name", "properties": {"name": "EPSG:900913"}}),
}


def collection(kinds):
    return {"type": "FeatureCollection", "features": [feature(kind, row) for row, kind in enumerate(kinds)]}


def feature(kind, row):
    geometry = json.loads(geometry_of(kind, row).ExportToJson())
    return {"type": "Feature", "properties": {"名称": NAMES["utf-8"][row], "count": NUMBERS[row], "real": 0.25 if row == 0 else REALS[row]}, "geometry": geometry}


def in_system(code, member):
    made = collection([])
    for row in range(5):
        geometry = moved(geometry_of(ogr.wkbPolygon, row), system(code))
        made["features"].append({"type": "Feature", "properties": {"row": row}, "geometry": json.loads(geometry.ExportToJson())})
    return {"type": "FeatureCollection", "crs": member, "features": made["features"]}


def with_first(plain, **members):
    first, *others = plain["features"]
    return {**plain, "features": [{**first, **members}, *others]}


def with_properties(plain, properties):
    return {**plain, "features": [{**one, "properties": properties} for one in plain["features"]]}


def with_ids(plain, id_of):
    return {**plain, "features": [{**one, "id": id_of(row)} for row, one in enumerate(plain["features"])]}


def dump(value):
    return json.dumps(value, ensure_ascii=False)


def save(base, name, content):
    with open(os.path.join(base, name), "wb") as file:
        file.write(content)
    return {"file": f"json/{name}"}
