"""A file of one of three formats → a table of texts. Guards against damage and malice before anything is parsed."""

from referrals.exchange.readers.parts import MOST_BYTES, Line, Sheet, Unreadable
from referrals.exchange.readers.tell import read_file

__all__ = ["MOST_BYTES", "Line", "Sheet", "Unreadable", "read_file"]
