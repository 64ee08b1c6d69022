"""Odd GeoTIFFs: sample types, compressions, predictors, layouts, byte orders, nodata, masks, alpha, palettes and places."""
import os

import numpy
from odd_content import system
from osgeo import gdal

WIDTH, HEIGHT = 70, 45
TYPES = {
    "uint8": gdal.GDT_Byte, "uint16": gdal.GDT_UInt16, "int16": gdal.GDT_Int16, "uint32": gdal.GDT_UInt32, "int32": gdal.GDT_Int32,
    "float32": gdal.GDT_Float32, "float64": gdal.GDT_Float64,
}
NORTH_UP = (440000.0, 10.0, 0.0, 4420000.0, 0.0, -10.0)
TILED = ["TILED=YES", "BLOCKXSIZE=32", "BLOCKYSIZE=16"]


def make(folder):
    base = os.path.join(folder, "tif")
    os.makedirs(base)
    random = numpy.random.default_rng(20240229)
    yield from types_and_codings(base, random)
    yield from layouts(base, random)
    yield from holes(base, random)
    yield from looks(base, random)
    yield from places(base, random)


def types_and_codings(base, random):
    for name, kind in TYPES.items():
        for coding in ("NONE", "LZW", "DEFLATE", "PACKBITS", "ZSTD", "LZMA"):
            if coding in ("PACKBITS", "LZMA", "ZSTD") and name not in ("uint8", "int16", "float32"):
                continue
            yield write(base, f"{name}-{coding.lower()}", random, kind, 2, [f"COMPRESS={coding}"])
        for coding, predictor in (("LZW", 2), ("DEFLATE", 2), ("ZSTD", 2), ("DEFLATE", 3), ("LZW", 3)):
            if (predictor == 3) != name.startswith("float") or (coding == "ZSTD" and name != "uint16"):
                continue
            yield write(base, f"{name}-{coding.lower()}-predictor{predictor}", random, kind, 3, [f"COMPRESS={coding}", f"PREDICTOR={predictor}", *TILED])
            yield write(base, f"{name}-{coding.lower()}-predictor{predictor}-big-endian", random, kind, 1, [f"COMPRESS={coding}", f"PREDICTOR={predictor}", "ENDIANNESS=BIG"])
    yield write(base, "int8", random, gdal.GDT_Byte, 1, ["PIXELTYPE=SIGNEDBYTE"])
    for bits in (1, 2, 4, 12):
        yield write(base, f"bits-{bits}", random, gdal.GDT_UInt16 if bits > 8 else gdal.GDT_Byte, 1, [f"NBITS={bits}"], values=2**bits)
    yield write(base, "float16", random, gdal.GDT_Float32, 1, ["NBITS=16"])
    yield write(base, "complex", random, gdal.GDT_CFloat32, 1, [])
    for name, options in (("ycbcr", ["PHOTOMETRIC=YCBCR"]), ("rgb", []), ("ycbcr-tiled", ["PHOTOMETRIC=YCBCR", "TILED=YES", "BLOCKXSIZE=32", "BLOCKYSIZE=32"])):
        yield write(base, f"jpeg-{name}", random, gdal.GDT_Byte, 3, ["COMPRESS=JPEG", "JPEG_QUALITY=95", *options], smooth=True)
    yield write(base, "jpeg-grey", random, gdal.GDT_Byte, 1, ["COMPRESS=JPEG"], smooth=True)
    for coding in ("LERC", "LERC_DEFLATE", "LERC_ZSTD", "WEBP", "CCITTFAX4"):
        options = [f"COMPRESS={coding}", *(["NBITS=1"] if coding.startswith("CCITT") else ["WEBP_LOSSLESS=YES"] if coding == "WEBP" else [])]
        yield write(base, f"coding-{coding.lower()}", random, gdal.GDT_Byte, 3 if coding == "WEBP" else 1, options, values=2 if coding.startswith("CCITT") else 256)


def layouts(base, random):
    for planar in ("PIXEL", "BAND"):
        for endian in ("LITTLE", "BIG"):
            for big in ("YES", "NO"):
                options = [f"INTERLEAVE={planar}", f"ENDIANNESS={endian}", f"BIGTIFF={big}", "COMPRESS=DEFLATE", *(TILED if big == "YES" else [])]
                yield write(base, f"layout-{planar}-{endian}-{big}".lower(), random, gdal.GDT_Int16, 4, options)
    for rows in (1, 7, 45, 1000):
        yield write(base, f"strips-{rows}", random, gdal.GDT_UInt16, 2, [f"BLOCKYSIZE={rows}"])
    yield write(base, "one-pixel", random, gdal.GDT_Float32, 1, [], size=(1, 1))
    yield write(base, "one-row", random, gdal.GDT_UInt16, 1, ["COMPRESS=LZW"], size=(300, 1))
    yield write(base, "many-bands", random, gdal.GDT_Byte, 60, ["INTERLEAVE=BAND", "COMPRESS=DEFLATE"])
    for name, options in (("inside", []), ("beside", ["external"])):
        request = write(base, f"overviews-{name}", random, gdal.GDT_UInt16, 1, [], size=(256, 200))
        path = os.path.join(base, f"overviews-{name}.tif")
        dataset = gdal.Open(path, gdal.GA_ReadOnly if options else gdal.GA_Update)
        dataset.BuildOverviews("AVERAGE", [2, 4])
        dataset = None
        yield request
    yield write(base, "sparse", random, gdal.GDT_Int16, 1, ["SPARSE_OK=YES", *TILED], nodata=-1, rows_written=16)
    yield write(base, "sparse-without-nodata", random, gdal.GDT_Int16, 1, ["SPARSE_OK=YES", *TILED], rows_written=16)


def holes(base, random):
    for name, kind, nodata in (
        ("zero", gdal.GDT_Byte, 0), ("255", gdal.GDT_Byte, 255), ("-9999", gdal.GDT_Int16, -9999), ("32767", gdal.GDT_Int16, 32767), ("-32768", gdal.GDT_Float32, -32768),
        ("nan", gdal.GDT_Float32, float("nan")), ("lowest-float", gdal.GDT_Float32, -3.4028234663852886e38), ("decimal", gdal.GDT_Float32, -9999.9), ("double", gdal.GDT_Float64, -1.7976931348623157e308),
        ("out-of-range", gdal.GDT_Byte, -9999), ("half", gdal.GDT_Int16, 0.5), ("infinite", gdal.GDT_Float32, float("inf")),
    ):
        yield write(base, f"nodata-{name}", random, kind, 2, ["COMPRESS=DEFLATE"], nodata=nodata)
    yield write(base, "nan-without-nodata", random, gdal.GDT_Float32, 1, [], nan=True)
    for name, options in (("inside", "YES"), ("beside", "NO")):
        gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", options)
        request = write(base, f"mask-{name}", random, gdal.GDT_Byte, 3, ["COMPRESS=DEFLATE"], mask=True)
        gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", None)
        yield request
    yield write(base, "alpha", random, gdal.GDT_Byte, 4, ["ALPHA=YES", "PHOTOMETRIC=RGB"], alpha=True)
    yield write(base, "alpha-grey", random, gdal.GDT_UInt16, 2, ["ALPHA=YES"], alpha=True)
    yield write(base, "alpha-premultiplied", random, gdal.GDT_Byte, 4, ["ALPHA=PREMULTIPLIED", "PHOTOMETRIC=RGB"], alpha=True)
    yield write(base, "alpha-not-said", random, gdal.GDT_Byte, 4, ["ALPHA=NO"])


def looks(base, random):
    yield write(base, "palette", random, gdal.GDT_Byte, 1, [], palette=True)
    yield write(base, "min-is-white", random, gdal.GDT_Byte, 1, ["PHOTOMETRIC=MINISWHITE"])
    yield write(base, "cmyk", random, gdal.GDT_Byte, 4, ["PHOTOMETRIC=CMYK"])
    yield write(base, "scale-offset", random, gdal.GDT_Int16, 2, [], scale=(0.0001, -0.1))
    yield write(base, "descriptions", random, gdal.GDT_UInt16, 3, [], names=["B02 蓝", "B03 <绿> & \"g\"", ""])


def places(base, random):
    for name, transform in (
        ("south-up", (440000.0, 10.0, 0.0, 4419000.0, 0.0, 10.0)), ("rotated", (440000.0, 8.66, 5.0, 4420000.0, 5.0, -8.66)), ("oblong", (440000.0, 10.0, 0.0, 4420000.0, 0.0, -3.5)),
        ("mirrored", (440700.0, -10.0, 0.0, 4420000.0, 0.0, -10.0)), ("tiny-pixels", (440000.123456789, 0.05, 0.0, 4420000.987654321, 0.0, -0.05)),
    ):
        yield write(base, f"place-{name}", random, gdal.GDT_Byte, 1, [], transform=transform)
    yield write(base, "pixel-is-point", random, gdal.GDT_Float32, 1, [], point=True)
    yield write(base, "world-file", random, gdal.GDT_Byte, 1, ["PROFILE=BASELINE", "TFW=YES"])
    yield write(base, "without-place", random, gdal.GDT_Byte, 1, [], transform=None, definition=None)
    yield write(base, "without-system", random, gdal.GDT_Byte, 1, [], definition=None)
    degrees = (116.3, 0.0001, 0.0, 40.0, 0.0, -0.0001)
    mercator = (12957000.0, 10.0, 0.0, 4860000.0, 0.0, -10.0)
    albers = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs"
    own = "+proj=tmerc +lat_0=0 +lon_0=116.35 +k=1 +x_0=500000 +y_0=300000 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs"
    for name, definition, transform in (
        ("4326", 4326, degrees), ("4490", 4490, degrees), ("4527", 4527, (39440000.0, 10.0, 0.0, 4420000.0, 0.0, -10.0)), ("4498", 4498, (20440000.0, 10.0, 0.0, 4420000.0, 0.0, -10.0)),
        ("32650", 32650, NORTH_UP), ("32750", 32750, NORTH_UP), ("3857", 3857, mercator), ("3035", 3035, (4321000.0, 10.0, 0.0, 3210000.0, 0.0, -10.0)),
        ("3031", 3031, (100000.0, 10.0, 0.0, 900000.0, 0.0, -10.0)), ("albers", albers, (950000.0, 10.0, 0.0, 4300000.0, 0.0, -10.0)), ("own-meridian", own, (504000.0, 10.0, 0.0, 4720000.0, 0.0, -10.0)),
        ("2436", 2436, NORTH_UP),
    ):
        yield write(base, f"system-{name}", random, gdal.GDT_Byte, 1, ["COMPRESS=LZW"], transform=transform, definition=definition)
    yield write(base, "system-esri-text", random, gdal.GDT_Byte, 1, ["GEOTIFF_KEYS_FLAVOR=ESRI_PE"], definition=4548)
    yield write(base, "geotiff-1.1", random, gdal.GDT_Byte, 1, ["GEOTIFF_VERSION=1.1"], definition=4548)


def write(base, name, random, kind, bands, options, *, size=(WIDTH, HEIGHT), values=200, nodata=None, transform=NORTH_UP, definition=4548, **extras):
    path = os.path.join(base, name + ".tif")
    dataset = gdal.GetDriverByName("GTiff").Create(path, size[0], size[1], bands, kind, options)
    if transform is not None:
        dataset.SetGeoTransform(transform)
    if extras.get("point"):
        dataset.SetMetadataItem("AREA_OR_POINT", "Point")
    if definition is not None:
        dataset.SetSpatialRef(system(definition))
    for index in range(bands):
        band = dataset.GetRasterBand(index + 1)
        dress(band, index, nodata, extras)
        pixels = content(random, kind, size, values, index, extras.get("smooth", False))
        if nodata is not None and 0 <= abs(nodata) < 1e300:
            with numpy.errstate(invalid="ignore"):
                pixels[::3, ::4] = numpy.array(nodata).astype(pixels.dtype) if numpy.isfinite(nodata) else nodata
        if extras.get("nan") or (nodata is not None and nodata != nodata):
            pixels[::5] = numpy.nan
        if extras.get("alpha") and index == bands - 1:
            full = numpy.iinfo(pixels.dtype).max
            pixels = numpy.where(numpy.indices(pixels.shape).sum(axis=0) % 3 == 0, 0, full).astype(pixels.dtype)
        rows = extras.get("rows_written", size[1])
        band.WriteArray(pixels[:rows])
    if extras.get("mask"):
        dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
        mask = numpy.where(numpy.indices((size[1], size[0])).sum(axis=0) % 4 == 0, 0, 255).astype(numpy.uint8)
        dataset.GetRasterBand(1).GetMaskBand().WriteArray(mask)
    dataset = None
    return {"file": f"tif/{name}.tif"}


def dress(band, index, nodata, extras):
    if nodata is not None:
        band.SetNoDataValue(nodata)
    if "scale" in extras:
        band.SetScale(extras["scale"][0])
        band.SetOffset(extras["scale"][1])
    if "names" in extras:
        band.SetDescription(extras["names"][index])
    if extras.get("palette"):
        table = gdal.ColorTable()
        for value in range(256):
            table.SetColorEntry(value, (value, 255 - value, 128, 255))
        band.SetColorTable(table)


def content(random, kind, size, values, index, smooth):
    columns, rows = size
    if smooth:
        y, x = numpy.indices((rows, columns))
        return (100 + 60 * numpy.sin(x / 9 + index) + 40 * numpy.cos(y / 7)).astype(numpy.uint8)
    whole = random.integers(0, values, (rows, columns))
    if kind in (gdal.GDT_Float32, gdal.GDT_Float64):
        return (whole * 1.37 - 50 + index).astype(numpy.float32 if kind == gdal.GDT_Float32 else numpy.float64)
    if kind == gdal.GDT_CFloat32:
        return (whole + 1j).astype(numpy.complex64)
    number = {gdal.GDT_Byte: numpy.uint8, gdal.GDT_UInt16: numpy.uint16, gdal.GDT_Int16: numpy.int16, gdal.GDT_UInt32: numpy.uint32, gdal.GDT_Int32: numpy.int32}[kind]
    if values == 200 and kind in (gdal.GDT_Int16, gdal.GDT_Int32):
        whole = whole * 150 - 15000
    if values == 200 and kind in (gdal.GDT_UInt16, gdal.GDT_UInt32):
        whole = whole * 300 + 7
    return whole.astype(number)
