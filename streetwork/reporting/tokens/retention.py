"""What this room deletes when."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.retention import rule
from streetwork.reporting.tokens.queries import over
from streetwork.reporting.tokens.rules import KEPT_DAYS


@rule(key="tokens.over", days=KEPT_DAYS, label=_("API tokens that are over"), start=_("the end of the token"))
def tokens_over(cutoff):
    return over(cutoff)
