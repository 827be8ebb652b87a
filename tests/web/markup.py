"""What every page owes: nothing that the Content-Security-Policy forbids, and a sound document.

Others use it too: `from tests.web.markup import problems_of`, then `assert problems_of(response) == []`.
"""

from collections import Counter
from html.parser import HTMLParser

DATA_TYPES = {"application/json", "importmap"}
FETCHED = {
    ("script", "src"),
    ("link", "href"),
    ("img", "src"),
    ("source", "src"),
    ("iframe", "src"),
    ("form", "action"),
}
NO_FETCH_RELATIONS = {"alternate", "canonical"}


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.problems: list[str] = []
        self.ids: Counter = Counter()
        self.tags: Counter = Counter()
        self.html: dict = {}
        self.is_drawing = False  # an SVG has titles of its own

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.is_drawing = self.is_drawing or tag == "svg"
        if not self.is_drawing:
            self.tags[tag] += 1
        if tag == "html":
            self.html = attrs
        if tag == "style":
            self.problems.append("<style> element")
        if tag == "script" and "src" not in attrs and attrs.get("type") not in DATA_TYPES:
            self.problems.append("inline script")
        if tag == "img" and "alt" not in attrs:
            self.problems.append(f"img without alt: {attrs.get('src')}")
        for name, value in attrs.items():
            self._attribute(tag, name, value or "", attrs)

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        if tag == "svg":
            self.is_drawing = False

    def _attribute(self, tag, name, value, attrs):
        if name == "style":
            self.problems.append(f"style attribute on <{tag}>: {value}")
        elif name.startswith("on"):
            self.problems.append(f"{name} handler on <{tag}>")
        elif name.startswith("hx-on"):
            self.problems.append(f"{name} evaluates text on <{tag}>")
        elif value.strip().lower().startswith("javascript:"):
            self.problems.append(f"javascript: address on <{tag}>")
        elif name == "id":
            self.ids[value] += 1
        is_microdata = tag == "link" and "itemprop" in attrs and "rel" not in attrs
        is_fetched = (tag, name) in FETCHED and attrs.get("rel") not in NO_FETCH_RELATIONS and not is_microdata
        if is_fetched and "//" in value.split("?")[0]:
            self.problems.append(f"foreign request by <{tag} {name}>: {value}")


def problems_of(response, *, fragment=False) -> list[str]:
    """Everything wrong with an HTML response. A `fragment` need not be a whole document."""
    reader = _Reader()
    reader.feed(response.content.decode())
    problems = reader.problems + [f"id {name!r} occurs {n} times" for name, n in reader.ids.items() if n > 1]
    if not fragment:
        problems += [f"{reader.tags[tag]} <{tag}>" for tag in ("h1", "main", "title") if reader.tags[tag] != 1]
        if not reader.html.get("lang"):
            problems.append("<html> without lang")
    return problems
