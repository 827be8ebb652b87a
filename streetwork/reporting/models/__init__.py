"""What reporting stores: the rollup, targets, reports, vignettes, statistics releases, API tokens."""

from streetwork.reporting.models.releases import Correction, Release, StatCell
from streetwork.reporting.models.reports import Report, ReportTemplate
from streetwork.reporting.models.rollup import DirtyDay, Rollup
from streetwork.reporting.models.targets import Target
from streetwork.reporting.models.tokens import ApiToken
from streetwork.reporting.models.vignettes import Vignette

__all__ = [
    "ApiToken",
    "Correction",
    "DirtyDay",
    "Release",
    "Report",
    "ReportTemplate",
    "Rollup",
    "StatCell",
    "Target",
    "Vignette",
]
