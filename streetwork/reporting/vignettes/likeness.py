"""Finds what a story has word for word from a case. Pure: nothing of it is kept."""

import re
import unicodedata
from collections.abc import Iterable

# So many words running are no coincidence.
RUN = 8
WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words alone: case, accents' form and punctuation do not count."""
    return WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def taken_over(story: str, sources: Iterable[str], run: int = RUN) -> str:
    """The first `run` words of the story that stand in one of the sources just so; "" when there are none.

    >>> taken_over("Er fragte, ob er bleiben darf.", ["Sie fragte, ob er bleiben darf"], run=4)
    'fragte ob er bleiben'
    """
    known = {each for source in sources for each in _runs(words_of(source), run)}
    return next((" ".join(each) for each in _runs(words_of(story), run) if each in known), "")


def _runs(words: list[str], length: int) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]
