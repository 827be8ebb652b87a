"""Keywords: which sentences of a text are questions for us, in which language, about which topics.

The engine (`folding`, `sentences`, `patterns`, `engine`, `languages`, `noise`) is pure; `keeping` builds a programme's
matcher from its keywords and keeps it in memory, `tallies` counts what became of the hits.
"""

from cases.listening.keywords.engine import Hit, Matcher
from cases.listening.keywords.keeping import matcher_for
from cases.listening.keywords.languages import detect
from cases.listening.keywords.tallies import count_feedback, count_hits

__all__ = ["Hit", "Matcher", "count_feedback", "count_hits", "detect", "matcher_for"]
