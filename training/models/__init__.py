"""Courses, sessions, the network and the working group belong to a programme; participants to a state's walls."""

from training.models.courses import CaseStudy, Course, CourseModule, CourseVersion, Material
from training.models.groups import AgendaItem, Decision, GroupMember, GroupTask, Meeting, MeetingPresence, WorkingGroup
from training.models.network import Coaching, Partner, PartnerContact, PartnerRelation, ProcedureCard
from training.models.registrations import (
    Attendance,
    Certificate,
    Feedback,
    PartnerAttendance,
    Registration,
    SessionCount,
    SessionMail,
)
from training.models.sessions import SessionDate, SessionTrainer, TrainingSession, TrainingSessionEvent

__all__ = [
    "AgendaItem", "Attendance", "CaseStudy", "Certificate", "Coaching", "Course", "CourseModule", "CourseVersion",
    "Decision", "Feedback", "GroupMember", "GroupTask", "Material", "Meeting", "MeetingPresence", "Partner",
    "PartnerAttendance", "PartnerContact", "PartnerRelation", "ProcedureCard", "Registration", "SessionCount",
    "SessionDate", "SessionMail", "SessionTrainer", "TrainingSession", "TrainingSessionEvent", "WorkingGroup",
]  # fmt: skip
