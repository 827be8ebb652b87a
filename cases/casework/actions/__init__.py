"""Changing cases: one transaction each, the case's row locked first, so that a double submit finds the first one."""

from cases.casework.actions.agreeing import (
    answer_check,
    ask_check,
    record_consent,
    withdraw_check,
    withdraw_consent,
)
from cases.casework.actions.ending import close_case, reopen_case
from cases.casework.actions.erasing import Receipt, UnderLegalHold, erase_case
from cases.casework.actions.glass import break_glass
from cases.casework.actions.moving import hand_over, take_over
from cases.casework.actions.notices import publish_notice
from cases.casework.actions.opening import OtherPlace, attach_contact, detach_contact, open_case
from cases.casework.actions.recognising import forget_handles, remember_handle
from cases.casework.actions.writing import add_goal, change_facts, change_note, settle_goal, write_note

__all__ = [
    "OtherPlace", "Receipt", "UnderLegalHold", "add_goal", "answer_check", "ask_check", "attach_contact", "break_glass",
    "change_facts", "change_note", "close_case", "detach_contact", "erase_case", "forget_handles", "hand_over",
    "open_case", "publish_notice", "record_consent", "remember_handle", "reopen_case", "settle_goal", "take_over",
    "withdraw_check", "withdraw_consent", "write_note",
]  # fmt: skip
