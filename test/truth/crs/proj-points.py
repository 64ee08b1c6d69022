"""Reads EPSG codes of projected systems (one per line), writes lines "code lon lat x y": PROJ's own places across each area of use.

Degrees are from Greenwich on the system's own datum, so only the projection is asked, not the datum; x before y.
"""
import sys
import warnings

import pyproj

warnings.simplefilter("ignore")
for line in sys.stdin:
    crs = pyproj.CRS.from_epsg(int(line))
    area = crs.area_of_use
    base = crs.geodetic_crs
    degrees = base.axis_info[0].unit_conversion_factor * 57.29577951308232
    meridian = base.prime_meridian.longitude * base.prime_meridian.unit_conversion_factor * 57.29577951308232
    east = area.east if area.east >= area.west else area.east + 360
    place = pyproj.Transformer.from_crs(base, crs, always_xy=True)
    for i in (0.1, 0.5, 0.9):
        for j in (0.1, 0.5, 0.9):
            lon = area.west + i * (east - area.west)
            lon = lon - 360 if lon > 180 else lon
            lat = area.south + j * (area.north - area.south)
            x, y = place.transform((lon - meridian) / degrees, lat / degrees)
            print(int(line), repr(lon), repr(lat), repr(x), repr(y))
