"""The part of the quick log that asks which false claim was corrected."""

from typing import Any

from django.utils.translation import gettext as _

from cases.claims.queries import claims_for
from cases.enums import Act
from cases.fields import number
from cases.models import Claim


class PickedClaim:
    """For ContactForm: what its field `claim` offers and allows."""

    chosen_programme: Any
    chosen_topics: Any
    data: Any
    initial: Any
    is_bound: bool
    raw: Any

    def _claims(self):
        """The claims of the programme in the language, those about the topics first; a kept one stays."""
        if self.chosen_programme is None:
            return [("", "")]
        topics = [topic.pk for topic in self.chosen_topics]
        found = claims_for(programme=self.chosen_programme.pk, language=self.raw("language") or None, topic_ids=topics)
        rows = [(claim.pk, claim.statement) for claim in found]
        kept = number(self.raw("claim"))
        if kept and kept not in dict(rows):
            own = Claim.objects.filter(pk=kept, programme=self.chosen_programme.pk)
            rows += [(claim.pk, claim.statement) for claim in own]
        return [("", _("another, or not in the list")), *rows]

    def _claim_sent(self):
        own = Claim.objects.filter(pk=number(self.raw("claim")), programme=number(self.raw("programme")))
        return {str(pk) for pk in own.values_list("pk", flat=True)}

    @property
    def corrects(self) -> bool:
        """Whether a false answer was corrected, as the form stands."""
        acts = self.data.getlist("acts") if self.is_bound else self.initial.get("acts") or ()
        return Act.CORRECTED in acts
