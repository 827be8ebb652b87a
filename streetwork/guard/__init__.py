"""The warning before personal data is saved in a note: finds what looks like it, in eight languages and more.

It is a reminder for colleagues, not a proof of anonymity. It does not catch: names in lower case, rare first
names without a title or introduction, nicknames, descriptions ("the baker of our village"), birth dates,
street addresses, customer and tax numbers, numbers or names split over several lines, pictures. What each
detector leaves out on purpose is said in its module. Nothing is stored or sent; the text stays in memory.
"""

from .kinds import Finding, Kind
from .search import findings, mask

__all__ = ["Finding", "Kind", "findings", "mask"]
