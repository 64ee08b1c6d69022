"""Reads lines "PROJ string, lon, lat" (tab-separated, WGS 84 degrees), writes "x y": PROJ's place in that system, its +towgs84 honoured."""
import sys
import warnings

import pyproj

warnings.simplefilter("ignore")
for line in sys.stdin:
    text, lon, lat = line.rstrip("\n").split("\t")
    place = pyproj.Transformer.from_crs("+proj=longlat +datum=WGS84 +no_defs +type=crs", text + " +type=crs", always_xy=True)
    x, y = place.transform(float(lon), float(lat))
    print(repr(x), repr(y))
