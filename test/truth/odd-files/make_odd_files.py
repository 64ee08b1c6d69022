"""Makes odd files below a folder and writes requests.json: what each is called and what GDAL has to be told of it."""
import importlib
import json
import os
import sys

from osgeo import gdal, ogr, osr

for module in (gdal, ogr, osr):
    module.UseExceptions()
gdal.PushErrorHandler("CPLQuietErrorHandler")  # warnings; errors are exceptions


def main(folder, makers):
    requests = []
    for maker in makers:
        requests.extend(importlib.import_module(maker).make(folder))
    with open(os.path.join(folder, "requests.json"), "w", encoding="utf-8") as file:
        json.dump(requests, file, ensure_ascii=False)


main(sys.argv[1], sys.argv[2:])
