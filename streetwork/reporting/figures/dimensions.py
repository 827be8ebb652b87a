"""By what is counted. Values are what the rollup stores."""

from django.db.models import TextChoices

from streetwork.reporting.enums import Source


class Dimension(TextChoices):
    """One way to part the figures.

    Keys are text: a code, or the id of a vocabulary's entry, a state or a programme; "" is unknown, or none. Of all
    but KIND, unanswered offers are left out, so that the values of each add up to `Figures.contacts`; MENTIONED and ACT
    count a contact under each of its values. TOPIC, TOPIC_LANGUAGE and REFERRAL_TOPIC are folded to the first level,
    TOPIC_LEAF and MENTIONED are as logged.
    """

    KIND = "kind"
    LANGUAGE = "language"
    PLATFORM = "platform"
    TOPIC = "topic"
    TOPIC_LEAF = "topic_leaf"
    MENTIONED = "mentioned"
    ORIGIN = "origin"
    EVIDENCE = "evidence"
    ACT = "act"
    INITIATIVE = "initiative"
    SETTING = "setting"
    DEPTH = "depth"
    AUDIENCE = "audience"
    COUNTRY = "country"
    TARGET = "target"
    THROUGH = "through"
    STATE = "state"
    PROGRAMME = "programme"
    TOPIC_LANGUAGE = "topic_lang"
    RESULT = "result"
    LEVEL = "level"
    REFERRAL_TOPIC = "ref_topic"
    REFERRAL_STATE = "ref_state"

    @property
    def source(self) -> Source:
        return Source.REFERRALS if self in OF_REFERRALS else Source.CONTACTS


OF_REFERRALS = frozenset({Dimension.RESULT, Dimension.LEVEL, Dimension.REFERRAL_TOPIC, Dimension.REFERRAL_STATE})

# Keys of KIND that are no value of cases.enums.Kind: an offer is a contact once somebody answered it.
OFFER_UNANSWERED, OFFER_ANSWERED = "offer_unanswered", "offer_answered"
# The key of THROUGH for contacts that came through a post of ours.
POST = "post"
