"""The reminders of this app's rooms; `delivery` loads this module by name."""

import streetwork.reporting.releases.reminders
import streetwork.reporting.reports.reminders
import streetwork.reporting.tokens.reminders  # noqa: F401
