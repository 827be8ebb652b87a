"""PDF from Typst templates: tagged (PDF/UA-1), in Noto Sans, which has all eight languages.

What people wrote goes in as data and is never read as Typst source, so nobody's text can run or fetch anything.
"""

import json
from functools import cache
from importlib.resources import files

import typst
from django.conf import settings
from django.http import HttpResponse

TEMPLATES = settings.BASE_DIR / "templates" / "typst"


@cache
def _fonts() -> list[str]:
    return [str(files("fontpkg_noto_sans") / "files")]


def pdf_of(template: str, data: dict) -> bytes:
    """Compile `templates/typst/<template>.typ`; it reads `data` (anything JSON can say) by `#import "base.typ": data`.

    Words arrive translated. The same data give the same pages; `data["title"]` and `data["language"]` (BCP 47)
    become the document's own.
    """
    return typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
    )


def pdf_response(content: bytes, *, name: str) -> HttpResponse:
    """A download by the name `name`.pdf; private, as it often shows names."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
