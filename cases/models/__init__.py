"""Contacts and what may grow out of them: cases, follow-ups, incidents; what listening finds; claims and trends."""

from cases.models.case import (
    BreakGlass,
    Case,
    CaseCheck,
    CaseEvent,
    CaseGoal,
    CaseKey,
    CaseNote,
    Consent,
    HandleMark,
    Handover,
    NoticeVersion,
)
from cases.models.claim import Claim, ClaimEvent, ClaimSighting
from cases.models.contact import NOTE_LENGTH, CardUse, Contact, ContactEvent, ContactNote, SavedView
from cases.models.followup import FollowUp
from cases.models.incident import (
    Incident,
    IncidentKey,
    IncidentPerson,
    IncidentPlan,
    IncidentStep,
    IncidentTally,
    OnCallContact,
)
from cases.models.keyword import Keyword, KeywordEvent, KeywordTally
from cases.models.listening import Lead, LeadTally, ListeningRun
from cases.models.trend import ReviewDecision, TrendNote

__all__ = [
    "NOTE_LENGTH", "BreakGlass", "CardUse", "Case", "CaseCheck", "CaseEvent", "CaseGoal", "CaseKey", "CaseNote",
    "Claim", "ClaimEvent", "ClaimSighting", "Consent", "Contact", "ContactEvent", "ContactNote", "FollowUp",
    "HandleMark", "Handover", "Incident", "IncidentKey", "IncidentPerson", "IncidentPlan", "IncidentStep",
    "IncidentTally", "Keyword", "KeywordEvent", "KeywordTally", "Lead", "LeadTally", "ListeningRun",
    "NoticeVersion", "OnCallContact", "ReviewDecision", "SavedView", "TrendNote",
]  # fmt: skip
