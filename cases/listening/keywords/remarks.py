"""What to say about a keyword before it is saved: too short, too common, there already. Pure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.listening.enums import Match
from cases.listening.keywords.function_words import function_words
from cases.listening.keywords.patterns import SHORTEST_STEM, Rule, is_acronym, tidy

# A stem below this finds words that nobody thought of.
SAFE_STEM = 4


@dataclass(frozen=True)
class Remark:
    """`stops`: the keyword cannot be saved like this; otherwise it is advice."""

    text: str
    stops: bool = False


def remarks_on(rule: Rule, others: list[Rule]) -> list[Remark]:
    """Remarks on a tidied keyword, beside `others` that the programme uses; those that stop it first."""
    words = rule.pattern.split()
    remarks = [*_on_number(rule, words), *_on_length(rule, words)]
    if not any(remark.stops for remark in remarks):
        remarks += [*_on_commonness(rule, words), *_on_others(rule, others)]
    return sorted(remarks, key=lambda remark: not remark.stops)


def _on_number(rule, words):
    if not words:
        yield Remark(_("Nothing is left to look for. Write at least one word."), stops=True)
    elif rule.match in (Match.PHRASE, Match.NEAR) and len(words) < 2:
        yield Remark(_("Write at least two words, or choose another way of comparing."), stops=True)
    elif rule.match in (Match.EXACT, Match.PREFIX) and len(words) > 1:
        yield Remark(_("Several words: choose “in a row” or “close together”."), stops=True)


def _on_length(rule, words):
    for word in words:
        letters = word.rstrip("*")
        if word.endswith("*") and len(letters) < SHORTEST_STEM and len(words) == 1:
            yield Remark(_("“%(word)s” is too short: it would find half the dictionary.") % {"word": word}, stops=True)
        elif word.endswith("*") and len(letters) < SAFE_STEM and len(words) == 1:
            yield Remark(_("“%(word)s” is short and finds many words. Try it on a text.") % {"word": word})
        elif len(words) == 1 and len(letters) < 3 and not is_acronym(letters):
            yield Remark(
                _("“%(word)s” is very short. Write an acronym in capitals, or require a second word.") % {"word": word}
            )


def _on_commonness(rule, words):
    """Small words of a language say nothing about a topic."""
    known = function_words()
    codes = [rule.language] if rule.language else list(known)
    common = frozenset().union(*(known.get(code, ()) for code in codes))
    if not all(word.rstrip("*") in common for word in words) or rule.requires:
        return
    yield Remark(
        _("Almost every message has “%(words)s” in it.") % {"words": rule.pattern}, stops=rule.match != Match.PHRASE
    )


def _on_others(rule, others):
    for other in others:
        if other.id == rule.id or other.language not in (rule.language, None):
            continue
        same = (other.pattern, other.match) == (rule.pattern, rule.match)
        if same and other.topic == rule.topic and other.language == rule.language:
            yield Remark(_("There is such a keyword already."), stops=True)
            return
        if other.topic == rule.topic and _covers(other, rule):
            yield Remark(_("“%(other)s” finds that already.") % {"other": other.pattern})
            return


def _covers(other: Rule, rule: Rule) -> bool:
    """Whether everything that `rule` finds is found by `other`, which asks for nothing else."""
    if other.match != Match.PREFIX or other.requires or other.excludes:
        return False
    return any(word.startswith(other.pattern.rstrip("*")) for word in rule.pattern.lower().split())


def tidied(rule: Rule) -> Rule:
    """The rule with its pattern as it would be stored."""
    return rule._replace(pattern=tidy(rule.pattern, rule.match))
