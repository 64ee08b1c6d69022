"""Odd drawings: points, lines, polylines with bulges, circles, arcs, blocks, text in two encodings and in escapes.

Since AC1021 drawings are in UTF-8 whatever their code page says; GDAL 3.6 goes by the code page alone and leaves escapes as they are, so
it is asked about a twin in GBK.
"""
import os


def make(folder):
    base = os.path.join(folder, "dxf")
    os.makedirs(os.path.join(base, "twins"))
    drawings = {
        "points": [entity("POINT", "点", (10, 501000 + 10 * i), (20, 4420000 + 5 * i), (30, 30.5)) for i in range(6)],
        "lines": [entity("LINE", "线", (10, 501000 + i), (20, 4420000), (11, 501100), (21, 4420100 + i)) for i in range(6)],
        "open-polyline": [polyline(0, [(501000, 4420000), (501100, 4420000), (501100, 4420080)])],
        "closed-polyline": [polyline(1, [(501000, 4420000), (501100, 4420000), (501100, 4420080), (501000, 4420080)])],
        "bulge": [polyline(0, [(501000, 4420000), (501100, 4420000), (501100, 4420080)], bulge=0.5)],
        "old-polyline": ["0\nPOLYLINE\n8\n地块\n66\n1\n70\n1\n" + "".join(f"0\nVERTEX\n8\n地块\n10\n{x}\n20\n{y}\n" for x, y in ((501000, 4420000), (501100, 4420000), (501050, 4420090))) + "0\nSEQEND\n"],
        "circle": [entity("CIRCLE", "圆", (10, 501000), (20, 4420000), (40, 25))],
        "arc": [entity("ARC", "弧", (10, 501000), (20, 4420000), (40, 25), (50, 30), (51, 200))],
        "ellipse": [entity("ELLIPSE", "椭圆", (10, 501000), (20, 4420000), (11, 30), (21, 10), (40, 0.5), (41, 0), (42, 6.283185307179586))],
        "text": [entity("TEXT", "注记", (10, 501000), (20, 4420000), (40, 3), (1, "三里屯街道")), entity("MTEXT", "注记", (10, 501050), (20, 4420000), (40, 3), (1, "plain text"))],
        "blocks": [entity("INSERT", "图块", (2, "BOX"), (10, 501000), (20, 4420000), (41, 2), (42, 2), (50, 30)), entity("INSERT", "图块", (2, "BOX"), (10, 501200), (20, 4420000))],
        "solid": [entity("SOLID", "填充", (10, 501000), (20, 4420000), (11, 501010), (21, 4420000), (12, 501000), (22, 4420010), (13, 501010), (23, 4420010))],
        "empty": [],
    }
    for name, entities in drawings.items():
        yield with_twin(base, f"{name}.dxf", drawing(entities), entities)
    yield save(base, "gbk.dxf", drawing(drawings["text"], "AC1015"), "gbk")
    escaped = drawing(drawings["text"], "AC1015", "ANSI_1252")
    yield with_twin(base, "unicode-escapes.dxf", "".join(one if ord(one) < 128 else f"\\U+{ord(one):04X}" for one in escaped), drawings["text"])
    yield with_twin(base, "windows-lines.dxf", drawing(drawings["lines"]).replace("\n", "\r\n"), drawings["lines"])


def with_twin(base, name, text, entities):
    save(base, f"twins/{name}", drawing(entities, "AC1015"), "gbk")
    return {**save(base, name, text, "utf-8"), "twin": f"dxf/twins/{name}"}


def entity(kind, layer, *pairs):
    return f"0\n{kind}\n8\n{layer}\n" + "".join(f"{code}\n{value}\n" for code, value in pairs)


def polyline(closed, points, bulge=None):
    vertices = "".join(f"10\n{x}\n20\n{y}\n" + (f"42\n{bulge}\n" if bulge is not None else "") for x, y in points)
    return f"0\nLWPOLYLINE\n8\n地块\n90\n{len(points)}\n70\n{closed}\n{vertices}"


def drawing(entities, version="AC1021", page="ANSI_936"):
    block = "0\nBLOCK\n8\n0\n2\nBOX\n70\n0\n10\n0\n20\n0\n" + polyline(1, [(0, 0), (10, 0), (10, 6), (0, 6)]) + "0\nENDBLK\n8\n0\n"
    return (
        f"0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\n{version}\n9\n$DWGCODEPAGE\n3\n{page}\n0\nENDSEC\n"
        f"0\nSECTION\n2\nBLOCKS\n{block}0\nENDSEC\n0\nSECTION\n2\nENTITIES\n{''.join(entities)}0\nENDSEC\n0\nEOF\n"
    )


def save(base, name, text, encoding):
    with open(os.path.join(base, name), "wb") as file:
        file.write(text.encode(encoding))
    return {"file": f"dxf/{name}"}
