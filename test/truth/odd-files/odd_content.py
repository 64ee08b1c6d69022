"""What stands in the made files: places around 116.4° E, 39.9° N with names in the letters that an encoding has."""
import math

from osgeo import ogr, osr

NAMES = {
    "utf-8": ["朝外街道", "三里屯", "Köln – Straße", "𠮷野家前𠀋", "", None, "十八里店地区办事处横街子村东侧空地", "  两边有空格  ", "a,b;\"c\"", "末"],
    "cp936": ["朝外街道", "三里屯", "裕龍國際", "※①→﹏", "", None, "十八里店地区办事处横街子村东侧空地", "  两边有空格  ", "a,b;\"c\"", "末"],
    "cp950": ["朝外街道", "三里屯", "裕龍國際", "臺北", "", None, "十八里店地區辦事處橫街子村東側空地", "  兩邊有空格  ", "a,b;\"c\"", "末"],
    "cp1252": ["Köln", "São João", "Ærø", "Ñuñoa", "", None, "Straße des 17. Juni", "  zwei  ", "a,b;\"c\"", "É"],
}
NUMBERS = [0, -1, 2147483647, 7, None, 12, -2147483648, 3, 4, 5]
BIG = [1, 2**40, -(2**40), 9007199254740991, None, 0, 7, 123456789012, 5, 6]
REALS = [0.0, -0.5, 1e-6, 123456.789, None, 3.141592653589793, -99999.125, 0.1, 2.5, 1e6]
DATES = ["2024-02-29", "1999-12-31", None, "2026-01-01", "2000-06-15", "1970-01-01", None, "2024-11-05", "2023-03-04", "2010-10-10"]


def system(definition):
    """An OSR system from an EPSG number, a PROJ string or a WKT, longitude and easting first."""
    reference = osr.SpatialReference()
    if isinstance(definition, int):
        reference.ImportFromEPSG(definition)
    else:
        reference.SetFromUserInput(definition)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def place(row, step=0):
    """A position in degrees for a row, different for each step."""
    angle = row * 0.9 + step
    return 116.4 + 0.01 * row + 0.002 * math.cos(angle), 39.9 + 0.006 * row + 0.002 * math.sin(angle)


def ring(row, size, turns=8, shift=0.0):
    lon, lat = place(row)
    points = [(lon + shift + size * math.cos(-2 * math.pi * i / turns), lat + size * math.sin(-2 * math.pi * i / turns)) for i in range(turns)]
    return points + points[:1]


def geometry_of(kind, row):
    """A geometry of an OGR type in degrees; Z is 30 + position, M is 1000 + position."""
    flat = ogr.GT_Flatten(kind)
    made = ogr.Geometry(kind)
    if flat == ogr.wkbPoint:
        add(made, place(row), 0)
    elif flat == ogr.wkbLineString:
        for step in range(3 + row % 4):
            add(made, place(row, step), step)
    elif flat == ogr.wkbPolygon:
        add_polygon(made, kind, row, 0.0)
    elif flat == ogr.wkbGeometryCollection:
        for part in (ogr.wkbPoint, ogr.wkbLineString, ogr.wkbPolygon):
            made.AddGeometry(geometry_of(with_dimensions(part, kind), row))
    else:
        single = with_dimensions({ogr.wkbMultiPoint: ogr.wkbPoint, ogr.wkbMultiLineString: ogr.wkbLineString, ogr.wkbMultiPolygon: ogr.wkbPolygon}[flat], kind)
        for part in range(1 + row % 3):
            made.AddGeometry(geometry_of(single, row + 10 * part))
    return made


def with_dimensions(flat, like):
    return ogr.GT_SetModifier(flat, ogr.GT_HasZ(like), ogr.GT_HasM(like))


def add_polygon(made, kind, row, shift):
    outer = ring(row, 0.002, 8 + row % 3, shift)
    holes = [ring(row, 0.0005, 5, shift + 0.0006), ring(row, 0.0004, 4, shift - 0.0007)][: row % 3]
    for points in [outer, *[hole[::-1] for hole in holes]]:
        one = ogr.Geometry(ogr.wkbLinearRing)
        for step, point in enumerate(points):
            add(one, point, step % (len(points) - 1), kind)
        made.AddGeometry(one)


def add(geometry, point, step, like=None):
    kind = geometry.GetGeometryType() if like is None else like
    z, m = 30.0 + step, 1000.0 + step
    if ogr.GT_HasZ(kind) and ogr.GT_HasM(kind):
        geometry.AddPointZM(*point, z, m)
    elif ogr.GT_HasM(kind):
        geometry.AddPointM(*point, m)
    elif ogr.GT_HasZ(kind):
        geometry.AddPoint(*point, z)
    else:
        geometry.AddPoint_2D(*point)


def moved(geometry, reference):
    """The geometry in another system: made in degrees of CGCS2000 or WGS 84, which are taken as equal."""
    degrees = system(4326)
    if reference is not None and not reference.IsSame(degrees):
        geometry.Transform(osr.CoordinateTransformation(degrees, reference))
    return geometry
