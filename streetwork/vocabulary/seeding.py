"""Writes the ground data: states, legal profiles, programmes and the vocabularies of all programmes.

Idempotent, and careful with what administrators did: entries that exist are left as they are, whatever the
files say meanwhile; missing ones are made. `refresh=True` writes the files over them (and still deletes
nothing). A platform's link patterns and a topic's funder mapping come with the entry, so a pattern that an
administrator removed stays removed.
"""

import json
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction

from streetwork.tenancy import ground
from streetwork.tenancy.changes import announce_change
from streetwork.tenancy.models import LegalProfile, Programme, State
from streetwork.vocabulary.models import (
    FunderCategory,
    Language,
    OriginGroup,
    PermalinkPattern,
    Platform,
    Topic,
)

PACKAGE = Path(__file__).resolve().parents[1]


@transaction.atomic
def seed_ground(*, refresh: bool = False) -> dict[str, int]:
    """Write what is missing; `refresh` also overwrites. Returns how many entries of each kind were written.

    Runs as the owner role: it sets the sequences behind the fixed numbers of states and topics.
    """
    written = {
        "states": _seed_states(refresh),
        "legal profiles": _seed(LegalProfile, "key", _read("tenancy", "legal_profiles"), refresh),
        "languages": _seed(Language, "code", map(_language, _read("vocabulary", "languages")), refresh),
        "origin groups": _seed(OriginGroup, "code", map(_group, _read("vocabulary", "origin_groups")), refresh),
        "funder categories": _seed_categories(refresh),
        "topics": _seed_topics(refresh),
        "platforms": _seed_platforms(refresh),
        "programmes": _seed_programmes(refresh),
    }
    _reset_sequences(State, Topic)
    written |= ground.run_registered(refresh=refresh)
    announce_change()
    return written


def _read(app, name):
    return json.loads((PACKAGE / app / "data" / f"{name}.json").read_text(encoding="utf-8"))


def _translated(field, texts):
    """{"name_de": …, …} of the languages that the interface knows."""
    return {f"{field}_{code}": texts[code] for code, _name in settings.LANGUAGES if code in texts}


def _seed(model, key, rows, refresh) -> int:
    """Create the rows whose key is missing, and with `refresh` overwrite the others. Returns how many."""
    rows = list(rows)
    known = model.objects.in_bulk(field_name=key)
    missing = [model(**row) for row in rows if row[key] not in known]
    model.objects.bulk_create(missing)
    if not refresh:
        return len(missing)
    for row in rows:
        if entry := known.get(row[key]):
            for name, value in row.items():
                setattr(entry, name, value)
            entry.save()
    return len(rows)


def _language(row):
    names = _translated("name", row["name"])
    return {"code": row["code"], "order": row["order"], "own_name": row["own_name"], **names}


def _group(row):
    names = _translated("name", row["name"])
    return {"code": row["code"], "order": row["order"], "kind": row["kind"], **names}


def _seed_states(refresh):
    rows = (
        {
            "id": row["id"],
            "code": row["code"],
            "capital": row["capital"],
            "nuts": row["nuts"],
            "grid_row": row["grid_row"],
            "grid_column": row["grid_col"],
            "aliases": row["aliases"],
            **_translated("name", row["name"]),
        }
        for row in _read("tenancy", "states")
    )
    return _seed(State, "code", rows, refresh)


def _seed_categories(refresh):
    written = 0
    for funder in _read("vocabulary", "funder_categories"):
        known = {c.code: c for c in FunderCategory.objects.filter(scheme=funder["scheme"])}
        for row in funder["categories"]:
            if row["code"] in known and not refresh:
                continue
            category = known.get(row["code"]) or FunderCategory(scheme=funder["scheme"], code=row["code"])
            category.order = row["order"]
            for name, value in _translated("name", row["name"]).items():
                setattr(category, name, value)
            category.save()
            written += 1
    return written


def _seed_topics(refresh):
    rows = _read("vocabulary", "topics")
    numbers = {row["code"]: row["id"] for row in rows}
    before = set(Topic.objects.values_list("code", flat=True))
    topics = (
        {
            "id": row["id"],
            "code": row["code"],
            "parent_id": row["parent"] and numbers[row["parent"]],
            "order": row["order"],
            "is_sensitive": row["sensitive"],
            **_translated("name", row["name"]),
            **_translated("words", {code: ", ".join(words) for code, words in row["words"].items()}),
        }
        for row in rows
    )
    written = _seed(Topic, "code", topics, refresh)
    categories = {(c.scheme, c.code): c.pk for c in FunderCategory.objects.all()}
    through = Topic.categories.through
    mapped = [row for row in rows if refresh or row["code"] not in before]
    if refresh:
        through.objects.filter(topic__in=[row["id"] for row in mapped]).delete()
    through.objects.bulk_create(
        through(topic_id=row["id"], fundercategory_id=categories[mapping])
        for row in mapped
        for mapping in row["maps"].items()
    )
    return written


def _seed_platforms(refresh):
    rows = _read("vocabulary", "platforms")["platforms"]
    before = set(Platform.objects.values_list("code", flat=True))
    facts = ("code", "colour", "reply_window_hours", "post_limit", "order", "default_setting", "default_mode")
    platforms = (
        # a brand is called the same everywhere, "phone" is not
        {name: row[name] for name in facts} | _translated("name", row.get("names") or {"de": row["name"]})
        for row in rows
    )
    written = _seed(Platform, "code", platforms, refresh)
    ids = dict(Platform.objects.values_list("code", "pk"))
    patterns = [
        PermalinkPattern(
            platform_id=ids[row["code"]],
            order=order,
            template=pattern["template"],
            target=pattern["target"],
            setting=pattern.get("setting") or "",
            mode=pattern.get("mode") or "",
            space_prefix=pattern.get("space_prefix") or "",
        )
        for row in rows
        if refresh or row["code"] not in before
        for order, pattern in enumerate(row["patterns"])
    ]
    PermalinkPattern.objects.bulk_create(
        patterns,
        update_conflicts=True,
        unique_fields=["platform", "template"],
        update_fields=["order", "target", "setting", "mode", "space_prefix"],
    )
    return written


def _seed_programmes(refresh):
    rows = _read("tenancy", "programmes")
    before = set(Programme.objects.values_list("slug", flat=True))
    profiles = dict(LegalProfile.objects.values_list("key", "pk"))
    facts = ("slug", "name", "short_name", "carrier", "funders", "languages", "target_groups",
             "serves_people_abroad", "is_archived")  # fmt: skip
    programmes = (
        {
            **{name: row[name] for name in facts},
            "starts": row["starts"] and date.fromisoformat(row["starts"]),
            "ends": row["ends"] and date.fromisoformat(row["ends"]),
            "legal_profile_id": profiles[row["legal_profile"]],
            **_translated("description", row["description"]),
        }
        for row in rows
    )
    written = _seed(Programme, "slug", programmes, refresh)
    states = dict(State.objects.values_list("code", "pk"))
    for row in rows:
        if refresh or row["slug"] not in before:
            Programme.objects.get(slug=row["slug"]).states.set([states[code] for code in row["states"]])
    return written


def _reset_sequences(*models):
    """The next entry that an administrator adds gets the number after the highest."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
