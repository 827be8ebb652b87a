"""Finds of a run on their way: staged, folded, and shown all at once when the run is done."""

from collections import Counter
from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.db.models import Sum

from cases.listening.enums import LeadKind
from cases.listening.figures import count_found
from cases.listening.keywords import count_hits
from cases.models import Lead, ListeningRun
from streetwork.vault.fingerprints import keyed_digest
from streetwork.vault.keys import purpose_key

PURPOSE = "listening-digest"
BATCH = 500


class Found(NamedTuple):
    """A masked sentence that is to be kept."""

    kind: str
    digest: bytes
    text: str
    marks: list
    keyword_ids: list[int]
    language: str | None
    topic_ids: list[int]
    said_at: datetime | None
    space: int | None


def digest_of(run: ListeningRun, kind: str, thread: str, text: str) -> bytes:
    """Tells the same (masked) text in the same thread again, to us and nobody else."""
    words = " ".join(text.casefold().split())
    place = thread or f"space:{run.space_id or ''}"
    return keyed_digest(purpose_key(PURPOSE), f"{run.state_id}|{run.programme_id}|{kind}|{place}|{words}")


def stage(run: ListeningRun, found: list[Found]) -> None:
    """Write the finds of a part of the text, unseen by anybody; the same text again is counted."""
    folded: dict[tuple[str, bytes], tuple[Found, int]] = {}
    for each in found:
        key = (each.kind, each.digest)
        first, count = folded.get(key, (each, 0))
        folded[key] = (first._replace(said_at=_later(first.said_at, each.said_at)), count + 1)
    rows = [_lead(run, each, count) for each, count in folded.values()]
    known = {
        (lead.kind, bytes(lead.digest)): lead
        for part in _parts(rows)
        for lead in Lead.objects.filter(run=run, is_staged=True, digest__in=[row.digest for row in part])
    }
    again = []
    for row in rows:
        if lead := known.get((row.kind, row.digest)):
            lead.seen += row.seen
            lead.said_at = _later(lead.said_at, row.said_at)
            again.append(lead)
    Lead.objects.bulk_update(again, ["seen", "said_at"], batch_size=BATCH)
    Lead.objects.bulk_create([row for row in rows if (row.kind, row.digest) not in known], batch_size=BATCH)


def publish(run: ListeningRun) -> dict:
    """Show what the run found; what lay in the inbox before is only counted there. Answers the figures of the run."""
    figures = _figures(run)
    _hold_programme(run)
    staged = Lead.objects.filter(run=run, is_staged=True)
    known_before = 0
    for part in _parts(list(staged.order_by("pk").only("digest", "kind", "seen", "said_at", "state_id"))):
        before = {
            (lead.kind, bytes(lead.digest)): lead
            for lead in Lead.objects.filter(
                state=run.state_id,
                programme=run.programme_id,
                is_staged=False,
                digest__in=[bytes(x.digest) for x in part],
            )
        }
        met, gone = [], []
        for lead in part:
            if other := before.get((lead.kind, bytes(lead.digest))):
                gone.append(lead.pk)
                if _is_news(lead, other):
                    other.seen, other.said_at = other.seen + lead.seen, _later(other.said_at, lead.said_at)
                    met.append(other)
        Lead.objects.bulk_update(met, ["seen", "said_at"], batch_size=BATCH)
        Lead.objects.filter(pk__in=gone).delete()
        known_before += len(gone)
    count_found(staged.all())
    new = staged.update(is_staged=False)
    return figures | {"new": new, "known": known_before}


def _is_news(lead: Lead, other: Lead) -> bool:
    """Exports of the same group overlap: what is not later than what we know was counted before."""
    return lead.said_at is None or other.said_at is None or lead.said_at > other.said_at


def _figures(run) -> dict:
    """Hits by language and topic, and those of each keyword for its own tally."""
    staged = Lead.objects.filter(run=run, is_staged=True, kind=LeadKind.HIT)
    keywords: Counter = Counter()
    for keys, seen in staged.values_list("keyword_ids", "seen"):
        for key in set(keys):
            keywords[key] += seen
    if keywords:
        count_hits(keywords, run.programme_id)
    own = Lead.objects.filter(run=run, is_staged=True, kind=LeadKind.OWN).aggregate(n=Sum("seen"))["n"] or 0
    return {"languages": _sums(staged, "language"), "topics": _sums(staged, "topic"), "own": own}


def _sums(leads, field) -> dict[str, int]:
    rows = leads.order_by().values_list(field).annotate(n=Sum("seen"))
    return {str(key or ""): number for key, number in rows}


def _hold_programme(run) -> None:
    """Two runs of a programme and state are shown one after the other: they may have found the same."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('listening'), %s)", [run.programme_id * 100 + run.state_id]
        )


def _lead(run, found: Found, count: int) -> Lead:
    return Lead(
        state_id=run.state_id, programme_id=run.programme_id, run=run, kind=found.kind, platform_id=run.platform_id,
        space_id=found.space, said_at=found.said_at, text=found.text, marks=found.marks, keyword_ids=found.keyword_ids,
        language_id=found.language, topic_id=found.topic_ids[0] if found.topic_ids else None, topic_ids=found.topic_ids,
        digest=found.digest, seen=count,
    )  # fmt: skip


def _later(one, other):
    return max(filter(None, (one, other)), default=None)


def _parts(rows):
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]
