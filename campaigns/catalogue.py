"""The catalogue of this app's rooms; `delivery` loads this module by name."""

import campaigns.answers.catalogue
import campaigns.ideas.catalogue  # noqa: F401
