"""The catalogue of this app's rooms; `delivery` loads this module by name."""

import training.attendance.catalogue
import training.certificates.catalogue
import training.coaching.catalogue
import training.courses.catalogue
import training.feedback.catalogue
import training.group.catalogue
import training.network.catalogue
import training.procedures.catalogue
import training.sessions.catalogue
import training.signup.catalogue  # noqa: F401
