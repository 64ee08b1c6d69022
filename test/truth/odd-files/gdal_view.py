"""What GDAL sees in files: one JSON request per line on stdin, one JSON answer per line on stdout.

Request: {"path", "options": [open options], "drivers": [names]}
Answer:  {"path", "refused": reason} or {"path", "layers": [...]} or {"path", "raster": {...}}

Positions are moved to EPSG:4326 with longitude first. A source without a coordinate system is taken for degrees when everything
lies within them, else for EPSG:3857, and the answer says which ("supposed"), so that the other side can be told the same.
"""
import json
import math
import signal
import sys

import numpy
from gdal_places import clean_text, mover, name_of
from gdal_raster import raster_view
from osgeo import gdal, ogr, osr

ROWS_AT_MOST = 60_000
SECONDS_AT_MOST = 20

gdal.UseExceptions()
ogr.UseExceptions()
osr.UseExceptions()
gdal.SetConfigOption("DXF_MERGE_BLOCK_GEOMETRIES", "FALSE")
gdal.SetConfigOption("OGR_XLSX_HEADERS", "FORCE")
gdal.SetConfigOption("OGR_XLS_HEADERS", "FORCE")


class TooSlow(Exception):
    pass


def main():
    signal.signal(signal.SIGALRM, too_slow)
    for line in sys.stdin:
        request = json.loads(line)
        signal.alarm(SECONDS_AT_MOST)
        try:
            answer = view_of(request)
        except TooSlow:
            answer = {"refused": f"not read within {SECONDS_AT_MOST} s"}
        except Exception as error:  # whatever GDAL throws is its refusal
            answer = {"refused": f"{type(error).__name__}: {error}"}
        signal.alarm(0)
        answer["path"] = request["path"]
        sys.stdout.write(json.dumps(answer, ensure_ascii=True, allow_nan=False) + "\n")
        sys.stdout.flush()


def too_slow(_signal, _frame):
    raise TooSlow()


def view_of(request):
    path = request["path"]
    options = request.get("options") or []
    drivers = request.get("drivers") or []
    with open(path, "rb") as file:
        head = file.read(4)
    if head in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        dataset = gdal.OpenEx(path, gdal.OF_RASTER, allowed_drivers=["GTiff"], open_options=options)
        return {"raster": raster_view(dataset)}
    layers = []
    for source in sources_of(path):
        dataset = gdal.OpenEx(source, gdal.OF_VECTOR, allowed_drivers=drivers, open_options=options)
        for index in range(dataset.GetLayerCount()):
            layers.append(layer_view(dataset.GetLayer(index)))
    if not layers:
        raise ValueError("no layers")
    return {"layers": layers}


def sources_of(path):
    """A zip is opened shapefile by shapefile, at whatever depth they lie."""
    if not path.lower().endswith(".zip"):
        return [path]
    names = gdal.ReadDirRecursive("/vsizip/" + path) or []
    found = [name for name in names if name.lower().endswith(".shp") and not name.startswith("__MACOSX/")]
    return [f"/vsizip/{path}/{name}" for name in found]


# --- vector ---------------------------------------------------------------------------------------------------------


def layer_view(layer):
    definition = layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(index) for index in range(definition.GetFieldCount())]
    features = []
    for feature in layer:
        features.append(feature.Clone())
        if len(features) > ROWS_AT_MOST:
            raise ValueError(f"more than {ROWS_AT_MOST} rows: not compared")
    reference = layer.GetSpatialRef()
    if reference is not None and (reference.IsLocal() or reference.GetName().startswith("Undefined")):
        reference = None
    supposed = None
    if reference is None:
        reference, supposed = supposed_system(features)
    move = mover(reference)
    return {
        "name": layer.GetName(),
        "fields": [{"name": field.GetName(), "type": type_of(field)} for field in fields],
        "fidColumn": layer.GetFIDColumn(),
        "crs": name_of(reference) if supposed is None else None,
        "supposed": supposed,
        "rows": [
            {
                "fid": feature.GetFID(),
                "shape": shape_of(feature.GetGeometryRef(), move),
                "values": [value_of(feature, index, field) for index, field in enumerate(fields)],
            }
            for feature in features
        ],
    }


def supposed_system(features):
    within = True
    for feature in features:
        geometry = feature.GetGeometryRef()
        if geometry is not None and not geometry.IsEmpty():
            west, east, south, north = geometry.GetEnvelope()
            within = within and west >= -180 and east <= 180 and south >= -90 and north <= 90
    system = osr.SpatialReference()
    system.ImportFromEPSG(4326 if within else 3857)
    return system, "EPSG:4326" if within else "EPSG:3857"


def type_of(field):
    if field.GetSubType() == ogr.OFSTBoolean:
        return "boolean"
    kind = field.GetType()
    if kind in (ogr.OFTInteger, ogr.OFTInteger64):
        return "integer"
    if kind == ogr.OFTReal:
        return "real"
    if kind in (ogr.OFTDate, ogr.OFTDateTime, ogr.OFTTime):
        return "date" if kind == ogr.OFTDate else "moment"
    return "bytes" if kind == ogr.OFTBinary else "text"


def value_of(feature, index, field):
    if not feature.IsFieldSetAndNotNull(index):
        return None
    kind = field.GetType()
    if field.GetSubType() == ogr.OFSTBoolean:
        return bool(feature.GetFieldAsInteger(index))
    if kind in (ogr.OFTInteger, ogr.OFTInteger64):
        value = feature.GetFieldAsInteger64(index)
        return value if abs(value) <= 2**53 else str(value)
    if kind == ogr.OFTReal:
        value = feature.GetFieldAsDouble(index)
        return value if math.isfinite(value) else None
    if kind == ogr.OFTDate:
        year, month, day = feature.GetFieldAsDateTime(index)[:3]
        return f"{year:04d}-{month:02d}-{day:02d}"
    if kind == ogr.OFTDateTime:
        return feature.GetFieldAsISO8601DateTime(index) if hasattr(feature, "GetFieldAsISO8601DateTime") else feature.GetFieldAsString(index)
    if kind == ogr.OFTBinary:
        return None
    if kind in (ogr.OFTIntegerList, ogr.OFTInteger64List, ogr.OFTRealList, ogr.OFTStringList):
        return json.dumps(feature.GetField(index))
    return clean_text(feature.GetFieldAsString(index))


def shape_of(geometry, move):
    """[kinds, parts, rings, positions, sum of x, sum of y, area, west, south, east, north] in degrees, closing points left out."""
    if geometry is None or geometry.IsEmpty():
        return None
    geometry = geometry.GetLinearGeometry() if geometry.HasCurveGeometry() else geometry.Clone()
    if move is not None:
        geometry.Transform(move)
    tally = Tally()
    tally.add(geometry)
    return tally.result()


class Tally:
    def __init__(self):
        self.kinds = set()
        self.parts = self.rings = 0
        self.area = 0.0
        self.positions = []

    def add(self, geometry):
        kind = ogr.GT_Flatten(geometry.GetGeometryType())
        if kind == ogr.wkbPoint:
            if not geometry.IsEmpty():
                self.kinds.add("point")
                self.parts += 1
                self.positions.append(numpy.array([geometry.GetPoint(0)[:2]]))
        elif kind == ogr.wkbLineString:
            if geometry.GetPointCount() > 0:
                self.kinds.add("line")
                self.parts += 1
                self.positions.append(numpy.array(geometry.GetPoints())[:, :2])
        elif kind in (ogr.wkbPolygon, ogr.wkbTriangle):
            self.polygon(geometry)
        else:
            for index in range(geometry.GetGeometryCount()):
                self.add(geometry.GetGeometryRef(index))

    def polygon(self, geometry):
        if geometry.IsEmpty():
            return
        self.kinds.add("polygon")
        self.parts += 1
        for index in range(geometry.GetGeometryCount()):
            points = numpy.array(geometry.GetGeometryRef(index).GetPoints())[:, :2]
            if len(points) > 1 and (points[0] == points[-1]).all():
                points = points[:-1]
            self.rings += 1
            self.positions.append(points)
            x, y = points[:, 0] - points[0, 0], points[:, 1] - points[0, 1]
            size = abs(float((x * numpy.roll(y, -1) - numpy.roll(x, -1) * y).sum())) / 2
            self.area += size if index == 0 else -size

    def result(self):
        if not self.positions:
            return None
        every = numpy.concatenate(self.positions)
        if not numpy.isfinite(every).all():
            return None
        (west, south), (east, north) = every.min(axis=0), every.max(axis=0)
        sums = every.sum(axis=0)
        facts = [len(every), sums[0], sums[1], self.area, west, south, east, north]
        return ["+".join(sorted(self.kinds)), self.parts, self.rings, *(float(fact) for fact in facts)]


main()
