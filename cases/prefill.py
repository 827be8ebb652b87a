"""What the quick log knows before the person types: the last entry, then the link."""

from cases.enums import Evidence
from cases.models import Contact
from cases.through import by_permalink, facts_of
from streetwork.accounts.roles import READS_CONTACTS
from streetwork.vocabulary.snapshot import vocabulary


def sticky_defaults(access) -> dict:
    """Platform, space, language and so on from the person's last entry, as far as still allowed."""
    last = Contact.objects.of(access).newest_first().first()
    if last is None or last.programme_id not in access.programmes_for(*READS_CONTACTS, running=True):
        return {}
    initial = sticky_facts(last)
    if last.state_id not in access.states_for(*READS_CONTACTS, programme=last.programme_id):
        del initial["state"]
    return {name: value for name, value in initial.items() if value not in (None, "")}


def template_of(contact) -> dict:
    """All facts of a contact as the initial values of another."""
    return sticky_facts(contact) | {
        "kind": contact.kind,
        "offer_answered": contact.offer_answered,
        "topics": contact.topic_ids,
        "main_topic": contact.main_topic_id,
        "acts": contact.acts,
        "claim": contact.claim_id,
        "setting": contact.setting,
        "mode": contact.mode,
        "depth": contact.depth,
        "duration": contact.duration,
        "audience": contact.audience,
        "region_evidence": contact.region_evidence,
        "content_based": contact.content_based,
        "placement": contact.placement_id,
        "origin_group": contact.origin_group_id,
        "residence_country": contact.residence_country.code or "",
        "target_state": contact.target_state_id,
    }


def sticky_facts(contact) -> dict:
    return {
        "programme": contact.programme_id,
        "platform": contact.platform_id,
        "space": contact.space_id,
        "language": contact.language_id,
        "state": contact.state_id,
        "initiative": contact.initiative,
    }


def from_link(form) -> dict:
    """What the form's link fills: platform, and from a registered space also language, state and evidence.

    The link of a post of ours says which post it is.
    """
    link = form.permalink
    if link is None:
        return {}
    platform = vocabulary().platform_by_code.get(link.platform)
    values = {"platform": platform.pk, "space": None} if platform else {}
    if space := form.known_space:
        values |= from_space(space, form.access)
    if placement := by_permalink(link, form.raw("link") or "", [programme.pk for programme in form.programmes]):
        values |= {name: value for name, value in facts_of(placement).items() if value or name not in values}
    return values


def from_space(space, access) -> dict:
    """Platform, language, state and region evidence, as far as the space settles them."""
    values = {"programme": space.programme_id, "platform": space.platform_id, "space": space.pk}
    if len(space.languages) == 1:
        values["language"] = space.languages[0]
    states = set(space.states.values_list("pk", flat=True))
    mine = states & access.states_for(*READS_CONTACTS, programme=space.programme_id, running=True)
    if len(states) == len(mine) == 1:
        values |= {"state": mine.pop(), "region_evidence": Evidence.SPACE}
    return values


def shared_text(params) -> str:
    """The link in what a phone's share sheet sends: its `url`, else the text, else the title."""
    return next((params[name] for name in ("url", "link", "text", "title") if params.get(name)), "")[:2000]
