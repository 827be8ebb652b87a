"""Takes apart what somebody typed: a postcode, a name, the state that our labels end with. Pure."""

import re
from dataclasses import dataclass

from streetwork.places.folding import fold

LONGEST = 120
POSTCODE = re.compile(r"(?<!\w)(?:D[- ]?)?(\d{2,5})(?!\w)", re.IGNORECASE)
LABEL_END = re.compile(r",\s*([A-Z]{2})\s*$")


@dataclass(frozen=True)
class Asked:
    """`postcode`: two to five digits or ""; `key`: the folded rest; `state_code`: from a label, "… , ST", or ""."""

    text: str
    postcode: str
    name: str
    key: str
    state_code: str

    @property
    def is_whole_postcode(self) -> bool:
        return len(self.postcode) == 5


def read(text: str) -> Asked:
    """ "D-18055 Rostock, MV" → postcode 18055, name Rostock, state MV. Too long texts are cut."""
    text = " ".join(text[:LONGEST].replace("\x00", " ").split())
    label = LABEL_END.search(text)
    rest = text[: label.start()] if label else text
    postcode = POSTCODE.search(rest)
    if postcode:
        rest = rest[: postcode.start()] + " " + rest[postcode.end() :]
    name = rest.strip(" ,-")
    return Asked(text, postcode[1] if postcode else "", name, fold(name), label[1] if label else "")
