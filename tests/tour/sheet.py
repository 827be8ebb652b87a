"""The contact sheet: var/tour/index.html with every picture, role by role, and the findings on top."""

from html import escape
from itertools import groupby
from pathlib import Path

from tests.tour.walk import Stop

HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Tour</title>
<style>
body { font: 14px/1.4 system-ui; margin: 2rem; background: #f4f5f4; color: #1c2423 }
ul.pictures { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none }
ul.pictures li { width: 240px } img { width: 100%; max-height: 320px; object-fit: cover; object-position: top;
border: 1px solid #bcc5c3; background: #fff } .bad { color: #a32d1c } code { font-size: 12px }
</style>"""


def write_sheet(folder: Path, stops: list[Stop]) -> Path:
    """Write index.html and answer its path."""
    parts = [HEAD, f"<h1>Tour: {len(stops)} pictures</h1>", _findings(stops)]
    for role, of_role in groupby(sorted(stops, key=lambda stop: stop.role), key=lambda stop: stop.role):
        parts.append(f'<h2>{escape(role)}</h2><ul class="pictures">{"".join(map(_picture, of_role))}</ul>')
    path = folder / "index.html"
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


def _findings(stops):
    bad = [stop for stop in stops if stop.problems]
    if not bad:
        return "<p>Nothing found.</p>"
    rows = "".join(
        f"<li>{escape(stop.picture)}<br>{'<br>'.join(f'<code>{escape(text)}</code>' for text in stop.problems)}</li>"
        for stop in bad
    )
    return f'<details open class="bad"><summary>{len(bad)} pages with findings</summary><ul>{rows}</ul></details>'


def _picture(stop):
    mark = ' class="bad"' if stop.problems else ""
    return (
        f'<li><a href="{escape(stop.picture)}"><img loading="lazy" src="{escape(stop.picture)}" alt=""></a>'
        f"<span{mark}>{escape(stop.page)} · {escape(stop.variant)}</span></li>"
    )
