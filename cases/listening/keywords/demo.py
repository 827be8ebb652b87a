"""Invented figures for demo mode: what the keywords found so far, and two keywords of a programme's own."""

from cases.listening.keywords.actions import save_keyword
from cases.listening.keywords.keeping import announce_change, rules_of
from cases.listening.keywords.patterns import Rule
from cases.models.keyword import Keyword, KeywordTally
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.models import Topic

SOME = 160
# (programme, language, topic, pattern, match, requires): what a team adds of its own.
OWN = (
    ("kompan", "pl", "working_conditions", "szparag*", "prefix", ("prac*", "wyplat*", "szef*")),
    ("kompan", "ro", "working_conditions", "cules sparanghel", "phrase", ()),
    ("welcome-to-the-east-side", "vi", "skilled_immigration", "don hang", "phrase", ("phi", "moi gioi", "tien")),
)
# Keywords that are known to disappoint, with (useful, useless).
DOUBTFUL = {"adres*": (1, 7), "mieszkan*": (5, 6), "szef": (2, 9), "doctor*": (3, 8)}


def is_seeded() -> bool:
    return Keyword.objects.filter(programme__isnull=False).exists()


def seed(*, people, now, dice) -> None:
    programmes = {programme.slug: programme for programme in Programme.objects.filter(is_archived=False)}
    topics = dict(Topic.objects.values_list("code", "pk"))
    for slug, language, topic, pattern, match, requires in OWN:
        if slug in programmes:
            rule = Rule(0, language, topics[topic], pattern, match, (), requires)
            save_keyword(programme=programmes[slug].pk, rule=rule)
    KeywordTally.objects.bulk_create(
        KeywordTally(keyword_id=rule.id, programme_id=programme.pk, **_figures(rule, dice))
        for programme in programmes.values()
        for rule in _some(rules_of(programme.pk, programme.languages), programme, dice)
    )


def _some(rules, programme, dice):
    spoken = [rule for rule in rules if rule.language in programme.languages or rule.language is None]
    doubtful = [rule for rule in spoken if rule.pattern in DOUBTFUL]
    rest = [rule for rule in spoken if rule.pattern not in DOUBTFUL]
    return doubtful + dice.sample(rest, min(SOME, len(rest)))


def _figures(rule, dice):
    useful, useless = DOUBTFUL.get(rule.pattern) or (dice.randint(0, 9), dice.choice((0, 0, 0, 1, 1, 2)))
    return {"hits": useful + useless + dice.randint(0, 12), "useful": useful, "useless": useless}


def clear() -> None:
    KeywordTally.objects.all().delete()
    Keyword.objects.filter(programme__isnull=False).delete()
    announce_change()
