"""The reminders of this app's rooms; `delivery` loads this module by name."""

import campaigns.answers.reminders  # noqa: F401
