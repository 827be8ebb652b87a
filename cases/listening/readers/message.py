"""What a reader hands on, and what it says about a file that it cannot read."""

from datetime import datetime
from typing import NamedTuple

LONGEST_TEXT = 20_000


class Message(NamedTuple):
    """One message without its author. `at` is aware. `thread` tells answers of one thread apart from others, nothing
    more. `own` are the counselor's own words; `space_name` is where they stood. `place` is the byte behind it.
    """

    text: str
    at: datetime | None
    thread: str = ""
    own: bool = False
    space_name: str = ""
    place: int = 0


class BadFile(Exception):
    """The file cannot be read. `code` and `values` (`line` or `byte`, from 1) become a sentence in `problems`."""

    def __init__(self, code: str, **values):
        super().__init__(code, values)
        self.code, self.values = code, values
