"""Writes a made-up scene: 6 bands of uint16, fields with texture and noise, EPSG:32650 at 10 m.  scene.py OUT SIZE CREATION_OPTION..."""
import sys
import numpy as np
from osgeo import gdal, osr
gdal.UseExceptions()
out, size, options = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
rng = np.random.default_rng(20240427)
y, x = np.mgrid[0:size, 0:size].astype(np.float32)
fields = rng.integers(0, 8, (size // 24 + 2, size // 24 + 2))
shift = (6 * np.sin(x / 57) + 6 * np.sin(y / 41)).astype(np.int32)
kind = fields[(y.astype(np.int32) + shift + 12) // 24, (x.astype(np.int32) + shift + 12) // 24]
texture = np.sin(x / 9) * np.cos(y / 13) + 0.5 * np.sin((x + 2 * y) / 31)
srs = osr.SpatialReference(); srs.ImportFromEPSG(32650)
ds = gdal.GetDriverByName('GTiff').Create(out, size, size, 6, gdal.GDT_UInt16, options)
ds.SetProjection(srs.ExportToWkt()); ds.SetGeoTransform([444000, 10, 0, 4440000, 0, -10])
for band in range(6):
    level = rng.uniform(300, 3000, 8)[kind]
    values = level * (1 + 0.06 * texture) + rng.normal(0, 18, (size, size))
    ds.GetRasterBand(band + 1).WriteArray(np.clip(values, 1, 10000).astype(np.uint16))
ds = None
