"""The start list of keywords, from `data/keywords.csv`."""

import csv
from pathlib import Path

from cases.listening.keywords.keeping import announce_change
from cases.models.keyword import Keyword, KeywordEvent
from streetwork.vocabulary.models import Language, Topic

DATA = Path(__file__).resolve().parents[1] / "data" / "keywords.csv"
KEY = ("language_id", "topic_id", "pattern", "match")


def seed_keywords(*, refresh: bool = False) -> int:
    """Write what never was in the start list: what administrators changed or deleted stays so.

    `refresh` also sets exclusions and requirements back to the file's. Returns how many were written.
    """
    rows = start_list()
    there = {
        tuple(getattr(keyword, name) for name in KEY): keyword for keyword in Keyword.objects.filter(programme=None)
    }
    ever = set(KeywordEvent.objects.filter(programme=None).values_list(*KEY))
    missing = [keyword for key, keyword in rows.items() if key not in there and key not in ever]
    Keyword.objects.bulk_create(missing, batch_size=1000)
    changed = []
    if refresh:
        for key, keyword in rows.items():
            old = there.get(key)
            if old and (old.excludes, old.requires) != (keyword.excludes, keyword.requires):
                old.excludes, old.requires = keyword.excludes, keyword.requires
                changed.append(old)
        Keyword.objects.bulk_update(changed, ["excludes", "requires"], batch_size=1000)
    if missing or changed:
        announce_change()
    return len(missing) + len(changed)


def start_list() -> dict[tuple, Keyword]:
    """The file as unsaved keywords by their key; lines whose language or topic the installation lacks are left out."""
    topics = dict(Topic.objects.values_list("code", "pk"))
    languages = set(Language.objects.values_list("pk", flat=True)) | {""}
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["topic"] in topics and row["language"] in languages]
    keywords = (
        Keyword(
            language_id=row["language"] or None,
            topic_id=topics[row["topic"]],
            pattern=row["pattern"],
            match=row["match"],
            excludes=[entry for entry in row["excludes"].split("|") if entry],
            requires=[entry for entry in row["requires"].split("|") if entry],
        )
        for row in rows
    )
    return {tuple(getattr(keyword, name) for name in KEY): keyword for keyword in keywords}
