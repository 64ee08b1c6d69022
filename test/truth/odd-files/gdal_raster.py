"""What GDAL sees in a raster: size, type, place, bands and facts of the pixels."""
import math

import numpy
from gdal_places import clean_text, mover, name_of
from osgeo import gdal

SAMPLES_AT_MOST = 6_000_000


def raster_view(dataset):
    width, height, count = dataset.RasterXSize, dataset.RasterYSize, dataset.RasterCount
    transform = dataset.GetGeoTransform(can_return_null=True)
    reference = dataset.GetSpatialRef()
    bands = [dataset.GetRasterBand(index + 1) for index in range(count)]
    kind = gdal.GetDataTypeName(bands[0].DataType)
    if bands[0].GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE") == "SIGNEDBYTE":
        kind = "Int8"
    return {
        "width": width,
        "height": height,
        "type": kind.lower(),
        "compression": (dataset.GetMetadata("IMAGE_STRUCTURE") or {}).get("COMPRESSION", "none"),
        "transform": None if transform is None else [transform[i] for i in (1, 2, 0, 4, 5, 3)],
        "crs": None if reference is None else name_of(reference),
        "corners": corners_of(transform, reference, width, height),
        "overviews": [[bands[0].GetOverview(i).XSize, bands[0].GetOverview(i).YSize] for i in range(bands[0].GetOverviewCount())],
        "bands": [
            {
                "name": clean_text(band.GetDescription()) or None,
                "nodata": number_or_text(band.GetNoDataValue()),
                "scale": 1 if band.GetScale() is None else band.GetScale(),
                "offset": 0 if band.GetOffset() is None else band.GetOffset(),
            }
            for band in bands
        ],
        **pixels_of(bands, width, height, kind),
    }


def corners_of(transform, reference, width, height):
    if transform is None or reference is None:
        return None
    a, b = transform, ((0, 0), (width, 0), (0, height), (width, height))
    ground = [(a[0] + a[1] * x + a[2] * y, a[3] + a[4] * x + a[5] * y) for x, y in b]
    move = mover(reference)
    moved = ground if move is None else [move.TransformPoint(*point)[:2] for point in ground]
    flat = [float(value) for point in moved for value in point]
    return flat if all(math.isfinite(value) for value in flat) else None


def pixels_of(bands, width, height, kind):
    """Facts of each band in the window: valid pixels, sum, sum weighted by position, smallest and largest, as 32-bit floats."""
    shown = bands[:8]
    if width * height * len(shown) <= SAMPLES_AT_MOST:
        window = [0, 0, width, height]
    else:
        w, h = min(width, 768), min(height, 768)
        window = [(width - w) // 2, (height - h) // 2, w, h]
    if kind.startswith("C"):
        return {"window": window, "pixels": []}
    return {"window": window, "pixels": [band_facts(band, window) for band in shown]}


def band_facts(band, window):
    raw = band.ReadAsArray(*window)
    if band.GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE") == "SIGNEDBYTE":
        raw = raw.view(numpy.int8)
    with numpy.errstate(over="ignore"):
        values = raw.astype(numpy.float32).astype(numpy.float64).ravel()
    valid = (band.GetMaskBand().ReadAsArray(*window).ravel() != 0) & ~numpy.isnan(values)
    weights = (numpy.arange(values.size) % 997 + 1.0)[valid]
    kept = values[valid]
    finite = numpy.isfinite(kept)
    kept, weights = kept[finite], weights[finite]
    return {
        "valid": int(valid.sum()),
        "sum": float(kept.sum()),
        "weighted": float((kept * weights).sum()),
        "size": float((numpy.abs(kept) * weights).sum()),
        "min": float(kept.min()) if kept.size else 0,
        "max": float(kept.max()) if kept.size else 0,
    }


def number_or_text(value):
    if value is None:
        return None
    return value if math.isfinite(value) else str(value)
