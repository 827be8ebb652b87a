"""A step of a reviewed text that somebody takes in the browser: done, or told why not."""

from collections.abc import Callable

from django.contrib import messages
from django.utils.translation import gettext as _

from campaigns.flow import Refused
from streetwork.web.steps import Changed


def tried(request, step: Callable, sentence: Callable) -> bool:
    """Take the step; where it fails, say what kept it from happening. Answers whether it happened.

    `sentence(code)` gives the room's words for a code of `Refused`.
    """
    try:
        step()
    except Changed:
        messages.warning(request, _("The text was changed while you read it. Please read it again."))
    except Refused as problem:
        messages.error(request, sentence(problem.code))
    else:
        return True
    return False
