"""The mapping of an import as the person chose it: columns, platform, time zone, day, channel."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.enums import MetricName
from campaigns.metrics.imports import columns, values
from campaigns.models import MetricImport

PACIFIC = "America/Los_Angeles"
# Meta ends its days at midnight Pacific time (Page Insights: end_time 07:00 or 08:00 UTC) and does not say which zone
# "Publish time" is in: we begin with it, and the preview compares with posts whose time we know.
ZONES: dict[str, str | Promise] = {
    PACIFIC: _("Pacific time (California): how Meta counts its days"),
    "Europe/Berlin": _("German time"),
    "UTC": _("universal time (UTC)"),
}


@dataclass(frozen=True)
class Mapping:
    """`fields`: {header: field or ""}; `series`: {title: figure, "followers" or ""}; `read_on`: day of the export."""

    fields: dict[str, str] = field(default_factory=dict)
    series: dict[str, str] = field(default_factory=dict)
    platform: str = ""
    time_zone: str = PACIFIC
    date_order: str = values.MONTH_FIRST
    read_on: date = field(default_factory=timezone.localdate)
    channel: int | None = None
    file: str = ""

    @classmethod
    def of(cls, run: MetricImport) -> "Mapping":
        kept = dict(run.mapping)
        if "read_on" in kept:
            kept["read_on"] = date.fromisoformat(kept["read_on"])
        return cls(**kept)

    def as_json(self) -> dict[str, Any]:
        return {**vars(self), "read_on": self.read_on.isoformat()}

    def as_before(self, earlier: "Mapping") -> "Mapping":
        """What was chosen for the same headers before; the day, the file and the channel are this one's: the same
        headers come from each of our pages.
        """
        return replace(
            earlier, read_on=self.read_on, file=self.file, channel=self.channel,
            fields=_renamed(self.fields, earlier.fields), series=_renamed(self.series, earlier.series),
        )  # fmt: skip

    @property
    def is_complete(self) -> bool:
        """Whether a plan can be made of it."""
        if self.series:
            return bool(self.channel and any(self.series.values()))
        used = set(self.fields.values())
        tells_which = used & {columns.LINK, columns.POST_ID, columns.PUBLISHED, columns.TEXT}
        return bool(self.platform and tells_which and used & set(MetricName.values))


def _renamed(mine: dict[str, str], earlier: dict[str, str]) -> dict[str, str]:
    known = {columns.folded(name): chosen for name, chosen in earlier.items()}
    return {name: known.get(columns.folded(name), suggestion) for name, suggestion in mine.items()}
