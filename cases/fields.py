"""Fields of the quick log: validated against keys, drawn from choices, copied cheaply."""

from copy import copy

from django import forms


def number(value) -> int | None:
    """The number in a raw field, None for anything else: what is offered must not break on what was sent."""
    text = str(value or "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


class Among:
    """Choices that are only built to be shown: `allowed()` answers the keys that may be sent, as text."""

    allowed = None

    def valid_value(self, value):
        return str(value) in self.allowed() if self.allowed else super().valid_value(value)


class CodeChoice(Among, forms.ChoiceField):
    """A choice among entries with a textual key."""


class NumberChoice(Among, forms.TypedChoiceField):
    """A choice among rows: the cleaned value is the key as a number, None when nothing is chosen."""

    def __init__(self, **kwargs):
        super().__init__(coerce=int, empty_value=None, **kwargs)


class NumberChoices(Among, forms.TypedMultipleChoiceField):
    """Several rows: the cleaned value is their keys as numbers, in the order sent."""

    def __init__(self, **kwargs):
        super().__init__(coerce=int, **kwargs)


class CheapCopies(dict):
    """The fields of a form class, copied for an instance as far as the instance changes them.

    Django copies fields to the bottom for every form; with 28 fields that took a fifth of saving a contact.
    """

    def __deepcopy__(self, memo):
        return {name: self._copy(field) for name, field in self.items()}

    @staticmethod
    def _copy(field):
        own = copy(field)
        own.widget = copy(field.widget)
        own.widget.attrs = dict(field.widget.attrs)
        return own
