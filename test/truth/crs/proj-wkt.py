"""Reads EPSG codes (one per line), writes JSON lines [code, dialect, wkt]: PROJ's well-known texts without any EPSG code in them."""
import json
import re
import sys
import warnings

import pyproj

warnings.simplefilter("ignore")
DIALECTS = ["WKT1_GDAL", "WKT1_ESRI", "WKT2_2015", "WKT2_2019"]
for line in sys.stdin:
    crs = pyproj.CRS.from_epsg(int(line))
    for dialect in DIALECTS:
        try:
            text = crs.to_wkt(dialect)
        except pyproj.exceptions.CRSError:
            continue  # this dialect cannot say it
        if text:
            text = re.sub(r',(AUTHORITY\["EPSG","\d+"\]|ID\["EPSG",\d+\])', "", text)
            print(json.dumps([int(line), dialect, text]))
