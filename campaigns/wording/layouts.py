"""What each platform's layout does to a post. Rows of facts.

Folds, read 2026-11: help.instagram.com/1643471055915254 (three lines, 125 signs), posttruncate.com/en/platform-limits
(Facebook 480 on a desktop, LinkedIn 210, Threads and X none), toolshake.xyz/tool/caption-character-counter (TikTok
150), coreyhaines31/marketingskills platform-limits (YouTube 100). Apps move them: they are approximate, and so are the
shapes that pictures are cut to.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """A platform's layout. `fold`: signs, lines and signs in a line before "more"; `crop`: least and most width to
    height that a picture keeps; `card`: shows a card for a link where there is no picture.
    """

    layout: str = "feed"
    fold: tuple[int, int, int] | None = None
    crop: tuple[float, float] | None = None
    card: bool = True
    picture_first: bool = False


LOOKS: dict[str, Look] = {
    "facebook": Look("facebook", fold=(477, 5, 96), crop=(4 / 5, 1.91)),
    "instagram": Look("instagram", fold=(125, 3, 48), crop=(3 / 4, 1.91), card=False, picture_first=True),
    "telegram": Look("telegram", card=False, picture_first=True),
    "x": Look("x", crop=(3 / 4, 16 / 9)),
    "linkedin": Look("linkedin", fold=(210, 3, 80), crop=(4 / 5, 1.91)),
    "threads": Look("threads", crop=(3 / 4, 1.91)),
    "tiktok": Look("clip", fold=(150, 3, 48), crop=(9 / 16, 1.0), card=False, picture_first=True),
    "youtube": Look("feed", fold=(100, 3, 60)),
    "whatsapp": Look("chat", fold=(768, 20, 60), picture_first=True),
    "viber": Look("chat", picture_first=True),
    "zalo": Look("chat", picture_first=True),
    "discord": Look("feed"),
    "reddit": Look("titled"),
    "forum": Look("titled", card=False),
    "email": Look("titled", card=False),
}

# Shapes that the style sheet knows: width to height.
RATIOS = {"9-16": 9 / 16, "3-4": 3 / 4, "4-5": 4 / 5, "1-1": 1.0, "4-3": 4 / 3, "3-2": 3 / 2, "16-9": 16 / 9,
          "191-100": 1.91}  # fmt: skip
