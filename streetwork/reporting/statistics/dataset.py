"""What the open statistics are as a dataset (schema.org), and under which licence."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from streetwork.reporting.statistics.addresses import csv_url
from streetwork.reporting.statistics.reading import Publications

LICENCE_NAME = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
SCHEMA = "https://schema.org/Dataset"


class Dataset:
    """Microdata of the page."""

    type = SCHEMA
    licence_name, licence_url = LICENCE_NAME, LICENCE_URL

    def __init__(self, publications: Publications):
        self.issues = publications.issues

    @property
    def url(self) -> str:
        return f"{settings.BASE_URL}{reverse('statistics:home')}"

    @property
    def description(self) -> str:
        return _(
            "Contacts of digital streetwork in Germany by federal state, language, topic and platform: frozen tables "
            "per month, quarter and year, altered a little so that nobody can be recognised."
        )

    @property
    def covers(self) -> str:
        """The first and the last day that tables are published of, as an ISO interval."""
        periods = [issue.period for issue in self.issues]
        return f"{min(each.first for each in periods)}/{max(each.last for each in periods)}" if periods else ""

    @property
    def modified(self) -> str:
        return max(issue.release.frozen_at for issue in self.issues).date().isoformat() if self.issues else ""

    @property
    def downloads(self) -> list[str]:
        """The CSV of every table of which something is published."""
        tables = {table.key: table for issue in self.issues for table in issue.tables}
        return [f"{settings.BASE_URL}{csv_url(table)}" for table in tables.values()]
