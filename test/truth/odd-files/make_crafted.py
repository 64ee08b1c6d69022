"""Shapefiles byte by byte and in archives: holes in any order, rings that wind the wrong way, lengths that lie, several in one zip."""
import os
import shutil
import struct
import zipfile

from make_shapefiles import write
from odd_content import system
from osgeo import ogr

SQUARE = [(0, 0), (0, 10), (10, 10), (10, 0), (0, 0)]


def make(folder):
    base = os.path.join(folder, "craft")
    os.makedirs(base)
    outer, hole, hole2, far = placed(SQUARE), placed(turned(inner(2))), placed(turned(inner(6))), placed([(x + 20, y) for x, y in SQUARE])
    island = placed([(x * 0.1 + 2.5, y * 0.1 + 2.5) for x, y in SQUARE])
    for name, rings in {
        "hole-first": [hole, outer],
        "holes-between": [hole, outer, far, hole2],
        "wound-the-other-way": [turned(outer)],
        "all-one-way": [outer, turned(hole)],
        "island-in-hole": [outer, placed(turned([(x * 0.3 + 2, y * 0.3 + 2) for x, y in SQUARE])), island],
        "twice-the-same-ring": [outer, far, far],
        "open-ring": [outer[:-1]],
        "two-points": [outer, outer[:2]],
        "repeated-points": [[point for point in outer for _ in range(2)]],
        "hole-outside": [outer, turned(far)],
        "bow-tie": [placed([(0, 0), (10, 10), (10, 0), (0, 7), (0, 0)])],
        "bow-tie-without-area": [placed([(0, 0), (10, 10), (10, 0), (0, 10), (0, 0)])],
    }.items():
        yield shapefile(base, name, 5, [polygon(rings), polygon([outer])])
    line = struct.pack("<i4dii", 3, *box(outer), 2, len(outer)) + struct.pack("<2i", 0, 2) + b"".join(struct.pack("<2d", *point) for point in outer)
    yield shapefile(base, "line-of-two-parts", 3, [line])
    yield shapefile(base, "one-point-line", 3, [struct.pack("<i4dii", 3, *box(outer), 1, 1) + struct.pack("<i", 0) + struct.pack("<2d", *outer[0])])
    yield shapefile(base, "null-shapes", 5, [struct.pack("<i", 0), polygon([outer]), struct.pack("<i", 0)])
    yield shapefile(base, "all-null", 5, [struct.pack("<i", 0)] * 3)
    yield shapefile(base, "type-null", 0, [struct.pack("<i", 0)] * 2)
    yield shapefile(base, "no-parts", 5, [struct.pack("<i4dii", 5, 0, 0, 0, 0, 0, 0), polygon([outer])])
    yield shapefile(base, "empty-multipoint", 8, [struct.pack("<i4di", 8, 0, 0, 0, 0, 0)])
    yield shapefile(base, "lying-numbers", 5, [polygon([outer])[:40] + struct.pack("<i", 1_000_000) + polygon([outer])[44:], polygon([outer])])
    yield shapefile(base, "bytes-behind", 5, [polygon([outer])], tail=b"\0" * 50)
    yield shapefile(base, "tiny-header-length", 5, [polygon([outer]), polygon([far])], length=150)
    yield shapefile(base, "point-with-measure", 21, [struct.pack("<i3d", 21, 116.4, 39.9, -1e39)])
    yield shapefile(base, "deleted-records", 5, [polygon([outer]), polygon([far])], deleted=[0])
    yield from archives(base)


def placed(points):
    return [(116.4 + x * 0.001, 39.9 + y * 0.001) for x, y in points]


def inner(corner):
    return [(x * 0.15 + corner, y * 0.15 + corner) for x, y in SQUARE]


def turned(points):
    return points[::-1]


def box(points):
    xs, ys = zip(*points)
    return min(xs), min(ys), max(xs), max(ys)


def polygon(rings):
    points = [point for ring in rings for point in ring]
    starts = [sum(len(ring) for ring in rings[:index]) for index in range(len(rings))]
    return struct.pack("<i4dii", 5, *box(points), len(rings), len(points)) + struct.pack(f"<{len(starts)}i", *starts) + b"".join(struct.pack("<2d", *p) for p in points)


def shapefile(base, name, kind, records, tail=b"", length=None, deleted=()):
    header = lambda size: struct.pack(">7i", 9994, 0, 0, 0, 0, 0, size // 2) + struct.pack("<2i8d", 1000, kind, 116, 39, 117, 41, 0, 0, 0, 0)
    body, index = b"", b""
    for number, record in enumerate(records):
        index += struct.pack(">2i", (100 + len(body)) // 2, len(record) // 2)
        body += struct.pack(">2i", number + 1, len(record) // 2) + record
    put(base, name + ".shp", header(length or 100 + len(body)) + body + tail)
    put(base, name + ".shx", header(100 + len(index)) + index)
    field = b"name".ljust(11, b"\0") + b"C" + b"\0" * 4 + bytes([8, 0]) + b"\0" * 14
    rows = b"".join((b"*" if n in deleted else b" ") + f"row {n}".encode().ljust(8) for n in range(len(records)))
    put(base, name + ".dbf", struct.pack("<4BIHH20x", 3, 124, 1, 1, len(records), 65, 9) + field + b"\r" + rows + b"\x1a")
    put(base, name + ".prj", system(4490).ExportToWkt(["FORMAT=WKT1_ESRI"]).encode())
    return {"file": f"craft/{name}.shp"}


def put(base, name, content):
    with open(os.path.join(base, name), "wb") as file:
        file.write(content)


ENDINGS = (".shp", ".shx", ".dbf", ".prj", ".cpg")


def archives(base):
    parts = os.path.join(base, "parts")
    os.makedirs(parts)
    os.makedirs(os.path.join(base, "twins"))
    for name, kind, encoding in (("点", ogr.wkbPoint, "utf-8"), ("plain", ogr.wkbPolygon, "utf-8"), ("gbk", ogr.wkbPolygon, "cp936")):
        write(parts, name, kind, encoding, 4548)
    contents = {name: open(os.path.join(parts, name), "rb").read() for name in os.listdir(parts)}
    shutil.rmtree(parts)

    def entries(stem, inside="", capitals=False):
        return {inside + stem + (ending.upper() if capitals else ending): contents[stem + ending] for ending in ENDINGS}

    for name, made in {
        "one": entries("plain"),
        "chinese-name": entries("点"),
        "two": {**entries("plain"), **entries("点")},
        "nested": entries("plain", "资料/2024/"),
        "two-folders": {**entries("plain", "a/"), **entries("gbk", "b/")},
    }.items():
        pack(os.path.join(base, f"{name}.zip"), {**made, "读我.txt": b"not a layer"})
        yield {"file": f"craft/{name}.zip"}
    # GDAL takes GBK names for another code page, and wants companions in small letters.
    for name, made, plain in (
        ("gbk-name", entries("点"), entries("点")),
        ("resource-forks", {**entries("点"), "__MACOSX/._点.shp": b"\0\5\x16\7", ".DS_Store": b"\0"}, entries("点")),
        ("capitals", entries("plain", capitals=True), entries("plain")),
    ):
        pack(os.path.join(base, f"{name}.zip"), made, GbkInfo if name == "gbk-name" else zipfile.ZipInfo)
        pack(os.path.join(base, "twins", f"{name}.zip"), plain)
        yield {"file": f"craft/{name}.zip", "twin": f"craft/twins/{name}.zip"}


def pack(path, entries, info=zipfile.ZipInfo):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(info(name), content, zipfile.ZIP_DEFLATED)


class GbkInfo(zipfile.ZipInfo):
    """A name in GBK that does not say so, as Windows in Chinese packs it."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("gbk"), self.flag_bits
