"""Imports that wait for their preview or were applied. Make them inside an opened scope that may write the state."""

from django.utils import timezone

from referrals.models import ImportRow, ImportRun
from referrals.models.exchange import Choice, RowKind, RunStatus

COLUMNS = [{"header": "name", "samples": ["Beratung Nord"], "distinct": ["Beratung Nord"]}]


def imports_of(state, programme, *, name="centres.csv") -> dict[str, ImportRun]:
    """One run at its preview, with a new line, and one that was applied."""
    runs = {
        status: ImportRun.objects.create(
            state=state, programme=programme, file_name=name, columns=COLUMNS, columns_key="k", mapping={"0": "name"},
            source="test", content=b"name\nBeratung Nord\n", status=status, counts={"new": 1}, applied_at=at,
        )
        for status, at in ((RunStatus.PREVIEW.value, None), (RunStatus.APPLIED.value, timezone.now()))
    }  # fmt: skip
    for run in runs.values():
        ImportRow.objects.create(
            state=state, run=run, line=2, name="Beratung Nord", kind=RowKind.NEW, choice=Choice.CREATE,
            values={"facts": {"name": "Beratung Nord"}},
        )  # fmt: skip
    return runs
