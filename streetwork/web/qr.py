"""QR codes as inline SVG without a style: dark modules on nothing, the page gives the white ground."""

from io import BytesIO

import segno
from django.utils.safestring import SafeString, mark_safe

QUIET = 4  # modules around it (ISO/IEC 18004)


def qr_svg(content: str) -> SafeString:
    code = segno.make_qr(content, error="m")
    drawn = code.svg_inline(border=QUIET, omitsize=True, svgclass="qr", lineclass=None, dark="#000")
    return mark_safe(drawn.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S308 (drawn by segno)


def qr_file(content: str) -> bytes:
    """The same code as a file for print: dark modules on white."""
    out = BytesIO()
    segno.make_qr(content, error="m").save(out, kind="svg", scale=8, border=QUIET, dark="#000", light="#fff")
    return out.getvalue()
