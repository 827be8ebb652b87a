"""Topics and target groups as taxonomies of HSDS, named in the active language."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from referrals.enums import TargetGroup
from referrals.hsds.identity import TARGET_GROUPS, TOPICS, term_id
from streetwork.vocabulary.snapshot import vocabulary

NAMES = {TOPICS: _("Topics of counselling"), TARGET_GROUPS: _("Target groups")}


def taxonomy_document(taxonomy: str) -> dict:
    """`taxonomy` is TOPICS or TARGET_GROUPS; KeyError for others."""
    return {"id": taxonomy, "name": str(NAMES[taxonomy]), "description": str(NAMES[taxonomy])}


def all_terms() -> list[dict]:
    """Every topic, retired ones too (centres may still name them), then every target group."""
    topics = [topic_term(topic) for topic in vocabulary().topics.values()]
    return topics + [target_group_term(value) for value in TargetGroup.values]


def topic_term(topic) -> dict:
    """A topic as a taxonomy term; the words that people search by are its description."""
    term = _term(TOPICS, topic.code, topic.name, topic.words or topic.name)
    if topic.parent_id:
        term["parent_id"] = term_id(TOPICS, vocabulary().topics[topic.parent_id].code)
    return term


def target_group_term(value: str) -> dict:
    label = str(TargetGroup(value).label)
    return _term(TARGET_GROUPS, value, label, label)


def _term(taxonomy, code, name, description) -> dict:
    return {
        "id": term_id(taxonomy, code), "code": code, "name": name, "description": description,
        "taxonomy": str(NAMES[taxonomy]), "taxonomy_id": taxonomy, "language": get_language(),
    }  # fmt: skip
