"""The reminders of this app's rooms; `delivery` loads this module by name."""

import training.group.reminders  # noqa: F401
