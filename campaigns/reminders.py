"""The reminders of this app's rooms; `delivery` loads this module by name."""

import campaigns.answers.reminders
import campaigns.editor.reminders
import campaigns.metrics.reminders
import campaigns.release.reminders  # noqa: F401
