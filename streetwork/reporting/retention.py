"""The retention of this app's rooms; `delivery` loads this module by name."""

import streetwork.reporting.releases.retention
import streetwork.reporting.reports.retention
import streetwork.reporting.tokens.retention
import streetwork.reporting.vignettes.retention  # noqa: F401
