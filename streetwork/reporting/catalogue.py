"""The catalogue of this app's rooms; `delivery` loads this module by name."""

import streetwork.reporting.releases.catalogue
import streetwork.reporting.reports.catalogue
import streetwork.reporting.rollup.catalogue
import streetwork.reporting.targets.catalogue
import streetwork.reporting.tokens.catalogue
import streetwork.reporting.vignettes.catalogue  # noqa: F401
