"""Debian's Chromium as the tour and the browser tests drive it."""

import os
from dataclasses import dataclass

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
LAUNCH = {"executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]}
SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
THEMES = ("light", "dark")


@dataclass(frozen=True)
class Variant:
    """A screen and its colours."""

    size: str
    theme: str

    def __str__(self):
        return f"{self.size}-{self.theme}"

    def context_options(self) -> dict:
        width, height = SIZES[self.size]
        return {
            "viewport": {"width": width, "height": height},
            "color_scheme": self.theme,
            "has_touch": self.size == "phone",
            "is_mobile": self.size == "phone",
            "reduced_motion": "reduce",
            "locale": "de-DE",
        }


VARIANTS = tuple(Variant(size, theme) for size in SIZES for theme in THEMES)
