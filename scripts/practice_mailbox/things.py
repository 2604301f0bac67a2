# SPDX-License-Identifier: GPL-3.0-or-later
"""What is attached: small, real files that are the same at every run."""

import io
import struct
import zipfile
import zlib


def pdf():
    """One page, A6, with a timetable. Written by hand, so that every byte can be followed."""
    rows = ["Whitewater  07:10   12:40   17:25", "Old Mill    07:32   13:02   17:47",
            "Three Oaks  07:51   13:21   18:06", "Post House  08:15   13:45   18:30"]
    show = ["BT /F1 15 Tf 30 360 Td (The mail coach) Tj ET",
            "BT /F1 8 Tf 30 342 Td (Timetable from 1 August 2026, weekdays only) Tj ET",
            "0.2 0.45 0.25 RG 1.5 w 30 334 m 268 334 l S"]
    show += [f"BT /F2 9 Tf 30 {310 - 22 * at} Td ({row}) Tj ET" for at, row in enumerate(rows)]
    show += ["BT /F1 8 Tf 30 205 Td (Letters handed to the driver are free of charge.) Tj ET"]
    stream = "\n".join(show).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 298 420] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    out, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return out


def png(width, height, colour):
    """colour(x, y) gives (red, green, blue)."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes(part for x in range(width) for part in colour(x, y)) for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def stamp():
    """A postage stamp with three poplars by a river."""
    width, height = 240, 300

    def colour(x, y):
        edge = min(x, y, width - 1 - x, height - 1 - y)
        along = x if min(y, height - 1 - y) == edge else y
        if edge < 7 and ((along % 15) - 7) ** 2 + (edge - 0) ** 2 < 26:
            return (236, 236, 232)  # perforation
        if edge < 20:
            return (252, 250, 242)
        for middle, top, wide in ((70, 66, 15), (118, 40, 19), (168, 78, 14)):
            if top < y < 214:
                part = (y - top) / (214 - top)
                reach = wide * (1 - (1 - part) ** 2) * (1 if part < .8 else (1 - part) / .2)
                if abs(x - middle) < reach:
                    light = (x - middle) / wide
                    return (int(58 - 22 * light), int(118 - 34 * light), int(62 - 16 * light))
            if 205 < y < 232 and abs(x - middle) < 3:
                return (96, 70, 48)
        if y > 248:
            shine = 24 if (y // 5 + x // 9) % 4 == 0 else 0
            return (86 + shine, 140 + shine, 176 + shine)
        if y > 222:
            return (142, 172, 92)
        if (x - 196) ** 2 + (y - 60) ** 2 < 300:
            return (248, 214, 120)
        fade = y / 222
        return (int(176 + 66 * fade), int(212 + 20 * fade), int(236 - 26 * fade))

    return png(width, height, colour)


def logo():
    """A letter with a leaf, 64 by 64."""
    def colour(x, y):
        if not (6 <= x < 58 and 14 <= y < 50):
            return (255, 255, 255)
        fold = abs(y - 14 - (26 - abs(x - 32)) * .8) < 1.6 and y < 38
        frame = x in (6, 7, 56, 57) or y in (14, 15, 48, 49)
        return (46, 104, 62) if fold or frame else (232, 242, 226)
    return png(64, 64, colour)


def archive(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files:
            packed.writestr(zipfile.ZipInfo(name, (2026, 8, 1, 9, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
