"""Writes many small GeoTIFFs with GDAL, and beside each what GDAL reads of it.

Usage: python3 make-rasters.py FOLDER. The answer is FOLDER/rows.json: one row a file with its size, place and overviews; the
pixels that GDAL sees are in NAME.f32 (bands one after the other, float32, NaN where GDAL's mask says that there is nothing),
those of its first overview in NAME.overview.f32.
"""
import itertools, json, os, sys
import numpy as np
from osgeo import gdal, osr

gdal.UseExceptions()
folder = sys.argv[1]
WIDTH, HEIGHT = 61, 47
TYPES = {
    "u8": (gdal.GDT_Byte, np.uint8), "u16": (gdal.GDT_UInt16, np.uint16), "i16": (gdal.GDT_Int16, np.int16),
    "u32": (gdal.GDT_UInt32, np.uint32), "i32": (gdal.GDT_Int32, np.int32),
    "f32": (gdal.GDT_Float32, np.float32), "f64": (gdal.GDT_Float64, np.float64),
}
NORTH_UP = (500000.0, 10.0, 0.0, 4420000.0, 0.0, -10.0)
rows = []
system = osr.SpatialReference()
system.ImportFromEPSG(4548)
WKT = system.ExportToWkt()


def pixels(kind, bands, seed):
    random = np.random.default_rng(seed)
    dtype = TYPES[kind][1]
    ramp = np.add.outer(np.arange(HEIGHT) * 37, np.arange(WIDTH) * 11)
    for band in range(bands):
        values = ramp + random.integers(0, 50, (HEIGHT, WIDTH)) + band * 7
        if kind == "u8":
            yield (values % 200 + 1).astype(dtype)
        elif kind in ("i16", "i32"):
            yield (values - 1500).astype(dtype)
        elif kind in ("f32", "f64"):
            yield (values / 7.0 - 100).astype(dtype)
        else:
            yield (values + 1).astype(dtype)


def memory(kind, bands, transform=NORTH_UP, seed=1):
    dataset = gdal.GetDriverByName("MEM").Create("", WIDTH, HEIGHT, bands, TYPES[kind][0])
    dataset.SetGeoTransform(transform)
    dataset.SetProjection(WKT)
    for index, values in enumerate(pixels(kind, bands, seed)):
        dataset.GetRasterBand(index + 1).WriteArray(values)
    return dataset


def remember(name, path, tolerance=0.0):
    dataset = gdal.Open(path)
    alpha = [b for b in range(1, dataset.RasterCount + 1)
             if dataset.GetRasterBand(b).GetColorInterpretation() == gdal.GCI_AlphaBand]
    shown = [b for b in range(1, dataset.RasterCount + 1) if b not in alpha]
    with open(os.path.join(folder, name + ".f32"), "wb") as out:
        for b in shown:
            band = dataset.GetRasterBand(b)
            values = band.ReadAsArray().astype(np.float32)
            if band.GetMaskFlags() != gdal.GMF_ALL_VALID:
                values[band.GetMaskBand().ReadAsArray() == 0] = np.nan
            out.write(values.tobytes())
    overview = dataset.GetRasterBand(1).GetOverview(0)
    if overview is not None:
        with open(os.path.join(folder, name + ".overview.f32"), "wb") as out:
            for b in shown:
                band = dataset.GetRasterBand(b).GetOverview(0)
                values = band.ReadAsArray().astype(np.float32)
                values[band.GetMaskBand().ReadAsArray() == 0] = np.nan
                out.write(values.tobytes())
    rows.append({
        "overview": None if overview is None else [overview.XSize, overview.YSize], "name": name, "file": os.path.basename(path), "width": dataset.RasterXSize, "height": dataset.RasterYSize,
        "bands": [b - 1 for b in shown], "transform": dataset.GetGeoTransform(), "tolerance": tolerance,
        "overviews": dataset.GetRasterBand(1).GetOverviewCount(),
    })


def write(name, source, options, config=None, **more):
    path = os.path.join(folder, name + ".tif")
    for key, value in (config or {}).items():
        gdal.SetConfigOption(key, value)
    gdal.GetDriverByName("GTiff").CreateCopy(path, source, options=[f"{k}={v}" for k, v in options.items()])
    for key in config or {}:
        gdal.SetConfigOption(key, None)
    remember(name, path, **more)
    return path


LAYOUTS = {
    "strips": {}, "one-row": {"BLOCKYSIZE": 1}, "tiles": {"TILED": "YES", "BLOCKXSIZE": 32, "BLOCKYSIZE": 16},
}
CODINGS = [("NONE", 1), ("LZW", 1), ("LZW", 2), ("DEFLATE", 1), ("DEFLATE", 2), ("DEFLATE", 3), ("PACKBITS", 1),
           ("ZSTD", 1), ("ZSTD", 2), ("ZSTD", 3), ("LZW", 3)]
turn = itertools.cycle([(e, i, b) for e in ("LITTLE", "BIG") for i in ("PIXEL", "BAND") for b in ("NO", "YES")])
for (compression, predictor), kind, layout in itertools.product(CODINGS, TYPES, LAYOUTS):
    if predictor == 3 and kind not in ("f32", "f64"):
        continue
    endian, interleave, big = next(turn)
    options = {"COMPRESS": compression, "ENDIANNESS": endian, "INTERLEAVE": interleave, "BIGTIFF": big, **LAYOUTS[layout]}
    if predictor != 1:
        options["PREDICTOR"] = predictor
    write(f"{compression}-{predictor}-{kind}-{layout}-{endian}-{interleave}-{'big' if big == 'YES' else 'classic'}".lower(),
          memory(kind, 3), options)

# Fewer or other bits: 8-bit signed, 1 to 15 bits, 16-bit floating point.
write("i8", memory("u8", 2), {"PIXELTYPE": "SIGNEDBYTE", "COMPRESS": "LZW", "PREDICTOR": 2})
for bits in (1, 2, 4, 7, 9, 12, 15):
    kind = "u8" if bits <= 8 else "u16"
    source = memory(kind, 2)
    for b in (1, 2):
        band = source.GetRasterBand(b)
        band.WriteArray(band.ReadAsArray() % (2 ** bits))
    for compression, interleave in (("NONE", "PIXEL"), ("DEFLATE", "BAND")):
        write(f"{bits}-bits-{compression}-{interleave}".lower(), source,
              {"NBITS": bits, "COMPRESS": compression, "INTERLEAVE": interleave})
for predictor in (1, 2, 3):
    write(f"half-floats-{predictor}", memory("f32", 2), {"NBITS": 16, "COMPRESS": "DEFLATE", "PREDICTOR": predictor})
write("half-floats-big", memory("f32", 1), {"NBITS": 16, "ENDIANNESS": "BIG"})

# Holes: a value of any form, a mask inside or beside, transparency, blocks left out.
for kind, value in (("u8", 7), ("u16", 60), ("i16", -1400), ("f32", float("nan")), ("f32", -3.4028234663852886e38),
                    ("f64", -1e300), ("i32", -1499), ("u32", 4294967295), ("u8", -9999), ("u16", 0.5)):
    source = memory(kind, 2)
    for b in (1, 2):
        band = source.GetRasterBand(b)
        values = band.ReadAsArray()
        if kind[0] == "f" or kind == "u32":
            values[5:9, 3:20] = value
        band.WriteArray(values)
        band.SetNoDataValue(value)
    for layout in ("strips", "tiles"):
        write(f"nodata-{kind}-{value}-{layout}", source, {"COMPRESS": "LZW", **LAYOUTS[layout]})
for where, config in (("inside", {"GDAL_TIFF_INTERNAL_MASK": "YES"}), ("beside", {"GDAL_TIFF_INTERNAL_MASK": "NO"})):
    for compression, kind, layout in itertools.product(("DEFLATE", "NONE"), ("u8", "u16"), ("strips", "tiles")):
        source = memory(kind, 3)
        source.CreateMaskBand(gdal.GMF_PER_DATASET)
        mask = np.full((HEIGHT, WIDTH), 255, np.uint8)
        mask[10:30, 20:41] = 0
        source.GetRasterBand(1).GetMaskBand().WriteArray(mask)
        name = f"mask-{where}-{compression}-{kind}-{layout}".lower()
        for key, setting in config.items():
            gdal.SetConfigOption(key, setting)
        path = write(name, source, {"COMPRESS": compression, **LAYOUTS[layout]})
for kind, interleave in itertools.product(("u8", "u16"), ("PIXEL", "BAND")):
    source = memory(kind, 4)
    alpha = np.full((HEIGHT, WIDTH), 255 if kind == "u8" else 65535)
    alpha[:20, 30:] = 0
    alpha[25, 25] = 1
    source.GetRasterBand(4).WriteArray(alpha)
    source.GetRasterBand(4).SetColorInterpretation(gdal.GCI_AlphaBand)
    write(f"alpha-{kind}-{interleave}".lower(), source,
          {"PHOTOMETRIC": "RGB", "ALPHA": "YES", "INTERLEAVE": interleave, "COMPRESS": "LZW"})

# Places: south-up, rotated, sheared, pixel is point.
PLACES = {
    "south-up": (500000.0, 10.0, 0.0, 4420000.0, 0.0, 10.0), "rotated": (500000.0, 8.66, 5.0, 4420000.0, 5.0, -8.66),
    "sheared": (500000.0, 10.0, 2.5, 4420000.0, 0.0, -10.0), "mirrored": (500000.0, -10.0, 0.0, 4420000.0, 0.0, -10.0),
    "oblong": (500000.0, 30.0, 0.0, 4420000.0, 0.0, -7.5),
}
for place, transform in PLACES.items():
    for point in ("Area", "Point"):
        source = memory("u16", 1, transform)
        source.SetMetadataItem("AREA_OR_POINT", point)
        write(f"place-{place}-{point}".lower(), source, {"COMPRESS": "DEFLATE"})

# Overviews inside and beside, of a plain image and of one with a mask.
for where, masked in itertools.product(("inside", "beside"), (False, True)):
    name = f"overviews-{where}{'-masked' if masked else ''}"
    source = gdal.Translate("", memory("u16", 3), format="MEM", srcWin=[0, 0, 60, 44])
    if masked:
        source.CreateMaskBand(gdal.GMF_PER_DATASET)
        mask = np.full((44, 60), 255, np.uint8)
        mask[8:20, 10:33] = 0
        source.GetRasterBand(1).GetMaskBand().WriteArray(mask)
    setting = "YES" if where == "inside" else "NO"
    path = write(name, source, {"COMPRESS": "DEFLATE", "TILED": "YES", "BLOCKXSIZE": 16, "BLOCKYSIZE": 16},
                 {"GDAL_TIFF_INTERNAL_MASK": setting})
    dataset = gdal.Open(path, gdal.GA_Update if where == "inside" else gdal.GA_ReadOnly)
    dataset.BuildOverviews("AVERAGE", [2, 4])
    dataset = None
    rows.pop()
    remember(name, path)

# Palettes, and JPEG: two decoders round by 1 apart, and by 6 where halved colours are spread again (ours repeats, libjpeg blends).
source = memory("u8", 1)
table = gdal.ColorTable()
for value in range(256):
    table.SetColorEntry(value, (value, 255 - value, value // 2, 255))
source.GetRasterBand(1).SetColorTable(table)
write("palette", source, {"COMPRESS": "LZW"})
smooth = np.add.outer(np.arange(HEIGHT) * 2, np.arange(WIDTH)).astype(np.uint8)
for bands, photometric, layout in ((1, "MINISBLACK", "tiles"), (3, "RGB", "strips"), (3, "RGB", "tiles"), (3, "YCBCR", "tiles"), (3, "YCBCR", "strips")):
    source = memory("u8", bands)
    for b in range(bands):
        source.GetRasterBand(b + 1).WriteArray(smooth + b * 20)
    write(f"jpeg-{bands}-{photometric}-{layout}".lower(), source,
          {"COMPRESS": "JPEG", "JPEG_QUALITY": 95, "PHOTOMETRIC": photometric, **LAYOUTS[layout]}, tolerance=6.0 if photometric == "YCBCR" else 1.0)

# Beside the image: a world file and a .prj in place of tags, and what GDAL's own .aux.xml says.
path = write("world-file", memory("u16", 1, PLACES["rotated"]), {"PROFILE": "BASELINE", "TFW": "YES"})
with open(os.path.join(folder, "world-file.prj"), "w") as out:
    out.write(system.ExportToWkt(["FORMAT=WKT1_ESRI"]))
os.remove(path + ".aux.xml") if os.path.exists(path + ".aux.xml") else None
rows.pop()
remember("world-file", path)
path = write("aux-xml", memory("i16", 2), {"PROFILE": "BASELINE"})
dataset = gdal.Open(path)
dataset.GetRasterBand(2).SetNoDataValue(-1400)
dataset.GetRasterBand(2).SetDescription("近红外")
dataset = None
rows.pop()
remember("aux-xml", path)

with open(os.path.join(folder, "rows.json"), "w") as out:
    json.dump(rows, out)
print(len(rows))
