"""Writes packed-table.ts, the coordinate systems of the EPSG dataset in a form that needs no PROJ at run time.

Run:  /usr/bin/python3 analysis/core/crs/epsg/build-table.py        (Debian: python3-pyproj, proj-data)

Lines, tab-separated, deflated (RFC 1951) and base64:
  V  dataset version
  D  datum code, names separated by ';' (EPSG name, then aliases), semi-major axis m, inverse flattening (0: sphere), prime meridian deg
  G  geographic 2D system in degrees: code, name, datum, shift
  P  projected system: code, name, geographic system, projection in PROJ terms, shift where it differs from the geographic system's

A shift is "dx,dy,dz[,rx,ry,rz,s]@accuracy" to WGS 84 (position vector, m, arc seconds, ppm, m) or empty where none is known: the most
accurate published Helmert transformation that covers the system's area of use, grids left aside. The shifts of the Beijing 1954 and
Xi'an 1980 families are left out on purpose: converting those needs parameters from the survey office.
"""
import base64
import pathlib
import re
import sqlite3
import sys
import warnings
import zlib

import pyproj

warnings.simplefilter("ignore")
WITHHELD_DATUMS = {6214, 6610, 1045}  # Beijing 1954, Xian 1980, New Beijing
METRES = {9001: 1.0, 1025: 1e-3, 1033: 1e-2}
SECONDS = {9104: 1.0, 1031: 1e-3, 9109: 0.20626480624709636, 9113: 0.324, 9101: 206264.80624709636}
MILLIONTHS = {9202: 1.0, 1028: 1e-3, 9201: 1e6}
POSITION_VECTOR, COORDINATE_FRAME, TRANSLATION = 9606, 9607, 9603
BELGIUM = 9803  # its rotation is not in PROJ's terms
KNOWN = set(
    "aea bonne cass cea eqc eqearth krovak laea lcc merc nzmg omerc poly sinu somerc stere sterea tmerc utm webmerc".split()
)

db = sqlite3.connect(pathlib.Path(pyproj.datadir.get_data_dir()) / "proj.db")


def rows(sql, *arguments):
    return db.execute(sql, arguments).fetchall()


def boxes(table, code):
    found = rows(
        "SELECT south_lat, north_lat, west_lon, east_lon FROM usage JOIN extent ON extent.auth_name = extent_auth_name"
        " AND extent.code = extent_code WHERE object_table_name = ? AND object_auth_name = 'EPSG' AND object_code = ?"
        " AND south_lat IS NOT NULL", table, code)
    return [(s, n, w, e if e >= w else e + 360) for s, n, w, e in found]


def share_covered(box, by):
    best = 0.0
    for south, north, west, east in by:
        for turn in (-360, 0, 360):
            height = min(box[1], north) - max(box[0], south)
            width = min(box[3], east + turn) - max(box[2], west + turn)
            if height > 0 and width > 0:
                best = max(best, height * width / max(1e-9, (box[1] - box[0]) * (box[3] - box[2])))
    return best


def size(by):
    return min(((n - s) * (e - w) for s, n, w, e in by), default=1e9)


def number(value):
    text = f"{value:.10g}"
    return "0" if text == "-0" else text


def helmerts(source, target):
    found = []
    for (code, method, accuracy, tx, ty, tz, tu, rx, ry, rz, ru, s, su) in rows(
        "SELECT code, method_code, accuracy, tx, ty, tz, translation_uom_code, rx, ry, rz, rotation_uom_code,"
        " scale_difference, scale_difference_uom_code FROM helmert_transformation_table WHERE auth_name = 'EPSG'"
        " AND source_crs_auth_name = 'EPSG' AND source_crs_code = ? AND target_crs_code = ? AND deprecated = 0", source, target):
        if method not in (POSITION_VECTOR, COORDINATE_FRAME, TRANSLATION) or tu not in METRES:
            continue
        shift = [METRES[tu] * value for value in (tx, ty, tz)]
        if method != TRANSLATION:
            if ru not in SECONDS or su not in MILLIONTHS:
                continue
            sign = -1 if method == COORDINATE_FRAME else 1
            shift += [sign * SECONDS[ru] * value for value in (rx, ry, rz)] + [MILLIONTHS[su] * s]
        found.append((code, 999 if accuracy is None else accuracy, shift, boxes("helmert_transformation", code)))
    return found


def best_shift(geographic, box, equal):
    candidates = helmerts(geographic, 4326)
    if not candidates:
        for other in equal:
            candidates += helmerts(geographic, other)
    if not candidates:
        return None
    covering = [(share_covered(box, c[3]) if box else 1.0, c) for c in candidates]
    most = max(share for share, _ in covering)
    if most == 0:
        return None
    usable = [c for share, c in covering if share >= min(most, 0.95) - 1e-9]
    # among equals the datum that is taken as it is, as PROJ does for GDA94
    code, accuracy, shift, _ = min(usable, key=lambda c: (c[1], size(c[3]), any(c[2]), -c[0]))
    return ",".join(number(value) for value in shift) + f"@{number(accuracy)}"


geographic = rows(
    "SELECT g.code, g.name, g.datum_code, g.coordinate_system_code, g.deprecated FROM geodetic_crs g WHERE g.auth_name = 'EPSG'"
    " AND g.type = 'geographic 2D' AND g.datum_auth_name = 'EPSG' ORDER BY g.code")
ensemble_or_datum = {}
for code, name, ellipsoid, meridian in rows(
    "SELECT code, name, ellipsoid_code, prime_meridian_code FROM geodetic_datum WHERE auth_name = 'EPSG'"):
    a, rf, b, uom = rows(
        "SELECT semi_major_axis, inv_flattening, semi_minor_axis, uom_code FROM ellipsoid WHERE auth_name = 'EPSG' AND code = ?",
        ellipsoid)[0]
    metre = rows("SELECT conv_factor FROM unit_of_measure WHERE auth_name = 'EPSG' AND code = ?", uom)[0][0]
    longitude, unit = rows("SELECT longitude, uom_code FROM prime_meridian WHERE auth_name = 'EPSG' AND code = ?", meridian)[0]
    if unit == 9110:  # sexagesimal D.MMSSsss
        sign, text = (-1 if longitude < 0 else 1), f"{abs(longitude):.10f}"
        whole, part = text.split(".")
        longitude = sign * (int(whole) + int(part[:2]) / 60 + float(part[2:4] + "." + part[4:]) / 3600)
    elif unit == 9105:
        longitude *= 0.9
    rf = rf if rf else (0 if b in (None, a) else a / (a - b))
    names = [name] + [n for (n,) in rows(
        "SELECT alt_name FROM alias_name WHERE table_name = 'geodetic_datum' AND auth_name = 'EPSG' AND code = ?", code)]
    ensemble_or_datum[code] = (";".join(dict.fromkeys(names)), a * metre, rf, longitude)

equal = [source for (source,) in rows(
    "SELECT source_crs_code FROM helmert_transformation_table WHERE auth_name = 'EPSG' AND target_crs_code = 4326 AND tx = 0"
    " AND ty = 0 AND tz = 0 AND method_code = 9603 AND deprecated = 0")]

lines = [f"V\t{dict(rows('SELECT key, value FROM metadata'))['EPSG.VERSION']}"]
shifts, used, g_lines, p_lines = {}, set(), [], []
degree_systems = {code for (code,) in rows(
    "SELECT DISTINCT coordinate_system_code FROM axis WHERE coordinate_system_auth_name = 'EPSG' AND uom_code IN (9102, 9122)")}
for code, name, datum, system, deprecated in geographic:
    _, a, rf, _ = ensemble_or_datum[datum]
    area = boxes("geodetic_crs", code)
    if datum in WITHHELD_DATUMS:
        shift = ""
    else:
        shift = "0,0,0@1" if code in (4326, 4490) else best_shift(code, area[0] if area else None, equal)
        if shift is None and name.endswith(")"):  # NTF (Paris) moves as NTF does
            namesake = [other[0] for other in geographic if other[1] == name.rsplit(" (", 1)[0]]
            shift = best_shift(namesake[0], area[0] if area else None, equal) if namesake else None
        if shift is None:
            shift = "0,0,0@2" if a == 6378137 else ""
    shifts[code] = (datum, shift)
    used.add(datum)
    is_degrees = system in degree_systems
    g_lines.append(f"G\t{code if is_degrees else -code}\t{name}\t{datum}\t{shift}")

skipped = {}
methods = dict(rows(
    "SELECT p.code, c.method_code FROM projected_crs p JOIN conversion c ON c.auth_name = p.conversion_auth_name"
    " AND c.code = p.conversion_code WHERE p.auth_name = 'EPSG'"))
for code, name, base in rows(
    "SELECT code, name, geodetic_crs_code FROM projected_crs WHERE auth_name = 'EPSG' AND geodetic_crs_auth_name = 'EPSG' ORDER BY code"):
    if base not in shifts or methods.get(code) == BELGIUM:
        continue
    try:
        crs = pyproj.CRS.from_epsg(code)
        text = crs.to_proj4()
    except Exception as error:
        skipped[str(error)[:50]] = skipped.get(str(error)[:50], 0) + 1
        continue
    if text is None:
        skipped['no PROJ string'] = skipped.get('no PROJ string', 0) + 1
        continue
    kept = [part[1:] for part in text.split()
            if not re.match(r"\+(ellps|datum|towgs84|no_defs|type|units=m$|a=|b=|rf=|R=|pm=|nadgrids|wktext|geoidgrids|vunits)", part)]
    method = next((part[5:] for part in kept if part.startswith("proj=")), "")
    axes = dict(re.findall(r"\+(a|b)=([\d.]+)", text))
    sphere = "+R=" in text or (axes and axes.get("a") == axes.get("b"))
    if code == 3857 or code in (3785,):
        kept = ["proj=webmerc"]
    elif method not in KNOWN or sphere:
        skipped[method or text] = skipped.get(method or text, 0) + 1
        continue
    datum, own = shifts[base]
    area = boxes("projected_crs", code)
    shift = own
    if datum not in WITHHELD_DATUMS and area and own not in ("0,0,0@1", "0,0,0@2"):
        shift = best_shift(base, area[0], equal) or own
    directions = [axis.direction for axis in crs.axis_info]
    if sorted(directions) == ["south", "west"] and not any(part.startswith("axis=") for part in kept):
        kept.append(f"axis={directions[0][0]}{directions[1][0]}u")
    kept = [re.sub(r"^proj=", "", part) for part in kept]
    p_lines.append(f"P\t{code}\t{name}\t{base}\t{' '.join(kept)}" + ("" if shift == own else f"\t{shift}"))

for datum in sorted(used):
    names, a, rf, meridian = ensemble_or_datum[datum]
    lines.append(f"D\t{datum}\t{names}\t{number(a)}\t{f'{rf:.12g}'}\t{f'{meridian:.12g}'}")
lines += g_lines + p_lines
text = "\n".join(lines)
packer = zlib.compressobj(9, zlib.DEFLATED, -15)
packed = base64.b64encode(packer.compress(text.encode()) + packer.flush()).decode()
pathlib.Path(__file__).with_name("packed-table.ts").write_text(
    "// Written by build-table.py from the EPSG Dataset (© IOGP, epsg.org) as PROJ distributes it; do not edit.\n"
    f"export const PACKED_EPSG_TABLE =\n  '{packed}';\n")
if "--show" in sys.argv:
    print(text)
print(len(lines), "lines,", len(text), "bytes,", len(packed), "packed; skipped", skipped, file=sys.stderr)
