"""The retention of this app's rooms; `delivery` loads this module by name."""

import campaigns.answers.retention
import campaigns.ideas.retention  # noqa: F401
