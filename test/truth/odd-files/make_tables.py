"""Odd tables: separators, encodings, quotes, line ends, headers in two languages, degrees in words, and workbooks.

GDAL reads CSV in UTF-8 with decimal degrees only, and makes no places of a workbook: it is asked about a plain twin of the same content.
"""
import csv
import io
import os

from odd_content import NAMES, NUMBERS, REALS, place
from osgeo import ogr

HEADER = ["名称", "lon", "lat", "count", "real", "code"]


def make(folder):
    base = os.path.join(folder, "csv")
    os.makedirs(os.path.join(base, "twins"))
    plain = written(table())
    yield save(base, "plain.csv", plain)
    yield save(base, "tabs.tsv", written(table(), delimiter="\t"))
    yield save(base, "windows-lines.csv", plain.replace("\n", "\r\n"))
    yield save(base, "all-quoted.csv", written(table(), quoting=csv.QUOTE_ALL))
    yield save(base, "byte-order-mark.csv", "\ufeff" + plain)
    yield save(base, "no-last-line-end.csv", plain.rstrip("\n"))
    yield save(base, "lines-in-cells.csv", written(table(name=lambda row: f"行{row}\n第二行")))
    yield save(base, "header-only.csv", ",".join(HEADER) + "\n")
    yield save(base, "one-row.csv", written(table(rows=1)))
    yield save(base, "places-missing.csv", written(table(blank=(2, 5))))
    for name, header in (("upper-case", "LON,LAT"), ("long-names", "Longitude,Latitude"), ("x-y", "X,Y"), ("lng", "lng,lat"), ("chinese", "经度,纬度")):
        lon, lat = header.split(",")
        yield save(base, f"header-{name}.csv", plain.replace("lon,lat", header, 1), [f"X_POSSIBLE_NAMES={lon}", f"Y_POSSIBLE_NAMES={lat}"])
    yield save(base, "text-with-zeros.csv", written(table(code=lambda row: f"00{row}")))
    yield save(base, "well-known-text.csv", written(as_text(table())), ["GEOM_POSSIBLE_NAMES=WKT"])
    for encoding, mark in (("gb18030", b""), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
        yield twin(base, f"{encoding}.csv", mark + plain.encode(encoding), plain)
    for name, delimiter in (("semicolons", ";"), ("strokes", "|")):
        yield twin(base, f"{name}.csv", written(table(), delimiter=delimiter).encode(), plain)
    yield twin(base, "blank-lines.csv", ("\n\n" + plain.replace("\n", "\n\n")).encode(), plain)
    yield twin(base, "title-above.csv", ("朝阳区点位表（2024年）,,,,,\n" + plain).encode(), plain)
    yield twin(base, "old-mac-lines.csv", plain.replace("\n", "\r").encode(), plain)
    yield from workbooks(base, plain)


def table(rows=10, name=None, code=None, blank=()):
    made = [HEADER]
    for row in range(rows):
        lon, lat = (f"{value:.6f}" for value in place(row))
        if row in blank:
            lon = lat = ""
        title = (NAMES["utf-8"][row] or "").strip() if name is None else name(row)
        made.append([title, lon, lat, shown(NUMBERS[row]), shown(REALS[row]), f"C-{row}" if code is None else code(row)])
    return made


def as_text(rows):
    return [["WKT", *rows[0]]] + [[f"POINT ({row[1]} {row[2]})", *row] for row in rows[1:]]


def shown(value):
    return "" if value is None else repr(value)


def written(rows, **options):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", **options).writerows(rows)
    return out.getvalue()


def workbooks(base, plain):
    for name, sheets in (("one-sheet", ["点位"]), ("two-sheets", ["点位", "Second sheet"])):
        dataset = ogr.GetDriverByName("XLSX").CreateDataSource(os.path.join(base, f"{name}.xlsx"))
        for title in sheets:
            layer = dataset.CreateLayer(title)
            kinds = [ogr.OFTString, ogr.OFTReal, ogr.OFTReal, ogr.OFTInteger, ogr.OFTReal, ogr.OFTString]
            for field, kind in zip(HEADER, kinds):
                layer.CreateField(ogr.FieldDefn(field, kind))
            for cells in table()[1:]:
                feature = ogr.Feature(layer.GetLayerDefn())
                for index, cell in enumerate(cells):
                    if cell != "":
                        feature.SetField(index, cell if kinds[index] == ogr.OFTString else float(cell))
                layer.CreateFeature(feature)
        dataset = None
        if len(sheets) == 1:
            save(base, f"twins/{sheets[0]}.csv", plain)
            yield {"file": f"csv/{name}.xlsx", "twin": f"csv/twins/{sheets[0]}.csv"}
        else:
            yield {"file": f"csv/{name}.xlsx"}


def twin(base, name, content, plain):
    with open(os.path.join(base, name), "wb") as file:
        file.write(content)
    save(base, f"twins/{name}", plain)
    return {"file": f"csv/{name}", "twin": f"csv/twins/{name}"}


def save(base, name, text, options=None):
    with open(os.path.join(base, name), "wb") as file:
        file.write(text.encode("utf-8"))
    told = ["AUTODETECT_TYPE=YES", "KEEP_GEOM_COLUMNS=YES", *options] if options else None
    return {"file": f"csv/{name}", **({"options": told} if told else {})}
