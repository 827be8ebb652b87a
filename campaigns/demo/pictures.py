"""Drawings for the invented posts: made by program, so that nobody's rights are in them."""

from io import BytesIO

from PIL import Image, ImageDraw

SIZE = (1200, 628)
TEAL, DEEP, SAND, AMBER, WHITE = "#0b5f59", "#074641", "#f6efe2", "#c77a0a", "#ffffff"


def drawing(name: str) -> bytes:
    """The drawing as PNG."""
    image = Image.new("RGB", SIZE, SAND)
    DRAWINGS[name](ImageDraw.Draw(image))
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _speech(draw):
    draw.rounded_rectangle((120, 110, 690, 380), 60, fill=TEAL)
    draw.polygon([(210, 370), (330, 370), (210, 470)], fill=TEAL)
    for row, width in enumerate((420, 330, 380)):
        draw.rounded_rectangle((190, 170 + row * 62, 190 + width, 200 + row * 62), 14, fill=WHITE)
    draw.rounded_rectangle((640, 270, 1080, 500), 60, fill=AMBER)
    draw.polygon([(960, 490), (1040, 490), (1050, 580)], fill=AMBER)
    draw.arc((800, 305, 920, 415), 180, 70, fill=WHITE, width=24)
    draw.line((868, 410, 868, 440), fill=WHITE, width=24)
    draw.ellipse((852, 452, 884, 484), fill=WHITE)


def _coast(draw):
    draw.rectangle((0, 400, 1200, 628), fill=TEAL)
    draw.ellipse((900, 60, 1060, 220), fill=AMBER)
    for left, top in ((130, 250), (250, 190), (370, 270)):
        draw.rectangle((left, top, left + 80, 420), fill=DEEP)
        draw.polygon([(left, top), (left + 40, top - 90), (left + 80, top)], fill=DEEP)
    draw.polygon([(690, 420), (720, 190), (790, 190), (820, 420)], fill=WHITE)
    draw.rectangle((706, 270, 806, 320), fill=AMBER)
    draw.rectangle((715, 140, 795, 190), fill=DEEP)
    for row in range(3):
        for wave in range(7):
            left = wave * 190 - (row % 2) * 80
            draw.arc((left, 450 + row * 50, left + 150, 500 + row * 50), 200, 340, fill=WHITE, width=8)


def _myth(draw):
    draw.rounded_rectangle((150, 120, 1050, 330), 40, fill=WHITE, outline=DEEP, width=8)
    for row, width in enumerate((760, 560)):
        draw.rounded_rectangle((220, 180 + row * 60, 220 + width, 208 + row * 60), 14, fill=DEEP)
    draw.line((170, 310, 1030, 140), fill=AMBER, width=22)
    draw.ellipse((520, 380, 680, 540), fill=TEAL)
    draw.line([(556, 462), (590, 498), (646, 426)], fill=WHITE, width=20, joint="curve")


DRAWINGS = {"speech": _speech, "coast": _coast, "myth": _myth}
