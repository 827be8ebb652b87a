"""The retention of this app's rooms; `delivery` loads this module by name."""

import campaigns.answers.retention
import campaigns.board.retention
import campaigns.calendar.retention
import campaigns.editor.retention
import campaigns.ideas.retention
import campaigns.images.retention
import campaigns.links.retention
import campaigns.metrics.retention
import campaigns.release.retention
import campaigns.sending.retention  # noqa: F401
