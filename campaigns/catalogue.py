"""The catalogue of this app's rooms; `delivery` loads this module by name."""

import campaigns.answers.catalogue
import campaigns.board.catalogue
import campaigns.calendar.catalogue
import campaigns.editor.catalogue
import campaigns.ideas.catalogue
import campaigns.images.catalogue
import campaigns.links.catalogue
import campaigns.metrics.catalogue
import campaigns.release.catalogue
import campaigns.sending.catalogue  # noqa: F401
