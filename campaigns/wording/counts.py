"""The counts of a text for several platforms: `wording/_counts.html` shows them, `wording.js` keeps them fresh."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import number_format

from campaigns.wording import links
from campaigns.wording.counting import SHORT_LINK_EXAMPLE, Count, count, limit_of
from campaigns.wording.limits import X_LIGHT, X_LINK
from campaigns.wording.problems import BLOCKING, SENTENCES
from streetwork.vocabulary.models import Platform


@dataclass(frozen=True)
class Row:
    """A platform with its count. `state` is one of *over*, *near* (less than a tenth is left) and *fine*."""

    platform: Platform
    count: Count

    @property
    def state(self) -> str:
        if not self.count.fits:
            return "over"
        return "near" if self.count.limit and self.count.used * 10 > self.count.limit * 9 else "fine"

    @property
    def used(self) -> str:
        return number_format(self.count.used, force_grouping=True)

    @property
    def limit(self) -> str:
        return number_format(self.count.limit, force_grouping=True)

    @property
    def filled(self) -> int:
        """For the bar: `used`, at most the limit."""
        return min(self.count.used, self.count.limit or 0)


@dataclass(frozen=True)
class Counts:
    """`field` and `picture` are the ids of the inputs that the script listens to."""

    rows: tuple[Row, ...]
    rules: str
    has_image: bool = False
    field: str = "id_text"
    picture: str = "id_image"


def counts_of(
    text: str, platforms: Iterable[Platform], *, has_image: bool = False, field: str = "id_text",
    picture: str = "id_image", short_link: str = SHORT_LINK_EXAMPLE,
) -> Counts:  # fmt: skip
    """What `{% include "wording/_counts.html" with counts=… %}` shows beneath the field of the text."""
    platforms = list(platforms)
    rows = tuple(Row(p, count(text, p.code, has_image=has_image, short_link=short_link)) for p in platforms)
    return Counts(rows, rules_json((p.code for p in platforms), short_link), has_image, field, picture)


def rules_json(codes: Iterable[str], short_link: str = SHORT_LINK_EXAMPLE) -> str:
    """All that the script needs, so that no number and no sentence stands twice."""
    return json.dumps(
        {
            "platforms": {code: limit_of(code).as_json for code in codes},
            "patterns": {
                "link": links.LINK, "hashtag": links.HASHTAG, "mention": links.MENTION, "emoji": links.EMOJI,
                "email": links.EMAIL, "phone": links.PHONE,
            },
            "place": links.PLACE,
            "shortLink": short_link,
            "sentences": {code: str(sentence) for code, sentence in SENTENCES.items()},
            "blocking": sorted(BLOCKING),
            "xLight": X_LIGHT,
            "xLink": X_LINK,
        }
    )  # fmt: skip
