"""What the machine finds for each question of the checklist. It counts and looks; the answer is a person's."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.models import CampaignIdea, PostVersion
from campaigns.wording.counting import Count
from campaigns.wording.plain import FAIR, HARD, PLAIN, SHORT, hints
from streetwork.guard import Kind, findings
from streetwork.vocabulary.models import Platform

FINE, LOOK, BAD = "fine", "look", "bad"
ICONS = {FINE: "check-circle", LOOK: "info-circle", BAD: "exclamation-triangle"}
ADDRESS = re.compile(r"https?://\S+|\bwww\.\S+", re.IGNORECASE)
LEVELS = {PLAIN: FINE, FAIR: FINE, HARD: BAD, SHORT: LOOK}


@dataclass(frozen=True)
class Sign:
    """Something found: `kind` is fine, look or bad."""

    kind: str
    sentence: str | Promise

    @property
    def icon(self) -> str:
        return ICONS[self.kind]


def of_relevance(goal: str, ideas: Iterable[CampaignIdea]) -> list[Sign]:
    """The campaign's goal, and the needs that it was begun for."""
    signs = [Sign(LOOK, _("Goal: %(goal)s") % {"goal": goal})] if goal else []
    ideas = list(ideas)
    for idea in ideas:
        words = {"idea": idea.title, "count": idea.questions}
        if idea.questions:
            sentence = ngettext(
                "%(count)d question behind it: %(idea)s", "%(count)d questions behind it: %(idea)s", idea.questions
            )
            signs.append(Sign(FINE, sentence % words))
        else:
            signs.append(Sign(LOOK, _("Began with the idea: %(idea)s") % words))
    if not ideas:
        signs.append(Sign(LOOK, _("No idea, find or false claim is linked to the campaign.")))
    return signs


def of_language(version: PostVersion, missing: list[str]) -> list[Sign]:
    """How plain it reads, whether somebody checked that, and which languages of the campaign are not ready."""
    plain = hints(version.text, version.language_id)
    signs = [
        Sign(FINE, _("Checked for plain language."))
        if version.plain_language
        else Sign(LOOK, _("Nobody has ticked “checked for plain language”."))
    ]
    if plain.words:
        signs.append(Sign(LEVELS[plain.level], plain.verdict))
    if plain.difficult:
        words = ", ".join(each.word for each in plain.difficult[:5])
        signs.append(Sign(LOOK, _("Difficult words: %(words)s.") % {"words": words}))
    if missing:
        signs.append(Sign(LOOK, _("Not ready yet: %(languages)s.") % {"languages": ", ".join(missing)}))
    return signs


def of_content(version: PostVersion, *, is_outdated: bool, counts: list[tuple[Platform, Count]]) -> list[Sign]:
    """Who approved it, whether the source is still the same, and how each platform counts it."""
    signs = []
    if is_outdated:
        signs.append(Sign(BAD, _("The source has changed since this text was approved.")))
    elif version.reviewed_by_id:
        signs.append(Sign(FINE, _("Approved by %(name)s, not by who wrote it.") % {"name": version.reviewed_by}))
    for platform, count in counts:
        words = {"platform": platform.name, "used": count.used, "limit": count.limit}
        for problem in count.problems:
            kind = BAD if problem.is_blocking else LOOK
            signs.append(Sign(kind, f"{platform.name}: {problem.sentence}"))
        if not count.problems:
            sentence = _("%(platform)s: %(used)d of %(limit)d characters.") if count.limit else None
            sentence = sentence or _("%(platform)s: %(used)d characters.")
            signs.append(Sign(FINE, sentence % words))
    return signs


def of_picture(version: PostVersion) -> list[Sign]:
    """What was noted about the right to it, and its description."""
    if version.image is None:
        return []
    signs = [
        Sign(LOOK, _("Noted: %(credit)s") % {"credit": version.image.credit})
        if version.image.credit
        else Sign(BAD, _("Nothing is noted about whose picture it is."))
    ]
    if version.alt.strip():
        signs.append(Sign(FINE, _("Description: %(alt)s") % {"alt": version.alt}))
    else:
        signs.append(Sign(BAD, _("The picture is not described for people who cannot see it.")))
    return signs


def of_contact(version: PostVersion) -> list[Sign]:
    """Ways to us that a machine can see. “Write to us” in words it cannot."""
    signs = [Sign(FINE, _("Link to %(target)s") % {"target": version.target})] if version.target else []
    if not version.target and "{link}" in version.text:
        signs.append(Sign(BAD, _("The text says {link}, but no link is set: nothing would stand there.")))
    signs += [Sign(FINE, _("Address in the text: %(address)s") % {"address": each.group().rstrip(".,;:!?)")})
              for each in ADDRESS.finditer(version.text)]  # fmt: skip
    names = {
        Kind.PHONE: _("Phone number: %(found)s"),
        Kind.EMAIL: _("E-mail address: %(found)s"),
        Kind.HANDLE: _("Name of a channel or person: %(found)s"),
    }
    without_addresses = ADDRESS.sub(" ", version.text)
    signs += [Sign(FINE, names[each.kind] % {"found": each.text})
              for each in findings(without_addresses) if each.kind in names]  # fmt: skip
    return signs or [
        Sign(BAD, _("No link, @name, phone number or e-mail address was found. A sentence in words is yours to judge."))
    ]
