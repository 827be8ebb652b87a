"""The retention of this app's rooms; `delivery` loads this module by name."""

import training.attendance.retention
import training.certificates.retention
import training.coaching.retention
import training.courses.retention
import training.feedback.retention
import training.group.retention
import training.network.retention
import training.procedures.retention
import training.public.retention
import training.sessions.retention
import training.signup.retention  # noqa: F401
