"""Reads JSON lines [text, lon, lat], the longitude from Greenwich; writes "x y" as PROJ projects the place by that well-known text."""
import json
import sys
import warnings

import pyproj

warnings.simplefilter("ignore")
for line in sys.stdin:
    text, lon, lat = json.loads(line)
    x, y = pyproj.Proj(pyproj.CRS.from_wkt(text))(lon, lat)
    print(repr(x), repr(y))
