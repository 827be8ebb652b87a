"""The style sheets keep their own rules."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from streetwork.web import context

CSS = Path(settings.BASE_DIR) / "streetwork" / "static" / "css"
FILES = sorted(CSS.rglob("*.css"))
TOKENS = (CSS / "tokens.css").read_text()
PHYSICAL = re.compile(
    r"^\s*(margin|padding|border|inset)-(left|right|top|bottom)|^\s*(left|right|width|height):", re.MULTILINE
)


def block(selector):
    body = TOKENS.split(selector, 1)[1].split("{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"(--sw-[\w-]+):\s*([^;]+);", body))


LIGHT, DARK = block(":root {"[:-2]), block(':root[data-bs-theme="dark"]')


def test_the_dark_theme_is_the_same_whether_the_system_or_the_person_asks():
    assert block(':root:not([data-bs-theme="light"])') == DARK
    assert LIGHT.keys() == DARK.keys()


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        ("ink", ["ground", "surface", "sunken", "accent-soft", "amber-soft", "brick-soft"]),
        ("ink-muted", ["ground", "surface", "sunken"]),
        ("accent", ["ground", "surface", "sunken"]),
        ("accent-strong", ["ground", "surface", "accent-soft"]),
        ("on-accent", ["accent", "accent-strong"]),
        ("amber", ["amber-soft", "surface"]),
        ("brick", ["brick-soft", "surface"]),
        ("on-brick", ["brick", "brick-strong"]),
    ],
)
def test_text_has_a_contrast_of_at_least_4_5(theme, text, grounds):
    for ground in grounds:
        assert contrast(theme[f"--sw-{text}"], theme[f"--sw-{ground}"]) >= 4.5, (text, ground)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_fields_and_bars_have_a_contrast_of_at_least_3(theme):
    for mark in ("line-strong", "bar", "amber-mark"):
        assert contrast(theme[f"--sw-{mark}"], theme["--sw-surface"]) >= 3, mark


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_tokens_name_colours(path):
    if path.name == "tokens.css":
        return
    colours = set(re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s,)])", path.read_text()))
    assert colours <= {"#fff", "#000", "#333"}  # paper in print, the ground of a QR code


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_distances_follow_the_writing_direction(path):
    assert not PHYSICAL.search(path.read_text())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_token_that_is_used_exists(path):
    used = set(re.findall(r"var\((--sw-[\w-]+)", path.read_text()))
    assert used <= set(re.findall(r"(--sw-[\w-]+):", TOKENS))


def test_every_component_is_loaded_somewhere():
    templates = (Path(settings.BASE_DIR) / "templates").rglob("*.html")
    used = set(re.findall(r"css/parts/[\w-]+\.css", "".join(path.read_text() for path in templates)))
    listed = set(context.STAFF_STYLES) | set(context.DOOR_STYLES) | set(context.PUBLIC_STYLES)
    assert {f"css/parts/{path.name}" for path in (CSS / "parts").glob("*.css")} == used | listed


def test_every_listed_style_sheet_exists():
    for name in {*context.STAFF_STYLES, *context.DOOR_STYLES, *context.PUBLIC_STYLES}:
        assert finders.find(name), name
