"""Ready templates of the real programmes, as ground data. What people made of theirs is left alone."""

import json
from pathlib import Path

from django.utils import timezone

from streetwork.reporting.models import ReportTemplate
from streetwork.reporting.periods import period_of
from streetwork.tenancy.models import Programme

FILE = Path(__file__).parent / "data" / "templates.json"
ALL_STATES = "*"


def seed_templates(*, refresh: bool = False) -> int:
    """Write the templates of programmes that have none yet; `refresh` also writes sections over those of the file."""
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    programmes = {each.slug: each for each in Programme.objects.prefetch_related("states")}
    there = {(each.programme_id, each.name): each for each in ReportTemplate.objects.all()}
    served = {programme for programme, _name in there}
    written = 0
    for row in rows:
        programme = programmes.get(row["programme"])
        if programme is None:
            continue
        known = there.get((programme.pk, row["name"]))
        if known is not None and refresh:
            known.sections, known.scheme, known.funder = row["sections"], row["scheme"], row["funder"]
            known.revision += 1
            known.save(update_fields=["sections", "scheme", "funder", "revision"])
            written += 1
        elif known is None and (refresh or programme.pk not in served):
            _write(row, programme)
            written += 1
    return written


def _write(row: dict, programme: Programme) -> None:
    today = timezone.localdate()
    template = ReportTemplate.objects.create(
        programme=programme,
        name=row["name"],
        funder=row["funder"],
        scheme=row["scheme"],
        rhythm=row["rhythm"],
        due_days=row["due_days"],
        scheduled_from=period_of(today, row["rhythm"]).first if row["rhythm"] else None,
        sections=row["sections"],
    )
    wanted = row["states"]
    template.states.set([s for s in programme.states.all() if wanted == ALL_STATES or s.code in wanted])
