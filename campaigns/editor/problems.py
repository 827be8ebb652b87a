"""Why a step was refused, in a sentence that says what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "four_eyes": _("You wrote this text yourself. Somebody else has to look at it."),
    "status": _("This step is not possible now: the text is in another status. Look at the post again."),
    "empty": _("There is no text yet. Write it first."),
    "alt": _("The picture is not described. Describe it for people who cannot see it, then it can be approved."),
    "link": _("The text has a place for a link, but no link is given. Give one, or take {link} out of the text."),
    "length": _("The text is too long for every platform it is planned for. Shorten it."),
    "source": _("The source is not approved yet. Approve that one first."),
    "typo": _("Another picture or another link is more than a typo. Save without the tick, then it is reviewed again."),
    "much": _(
        "That is more than a typo: only a few characters may be changed this way. Save without the tick, then it is "
        "reviewed again."
    ),
    "no_source": _("This language has no text yet. Write it first, then it can become the source."),
    "planned": _("Something of this post is still to be published. Cancel or move it first, then drop the post."),
}


def sentence(code: str) -> str | Promise:
    """The sentence for a code of `flow.Refused`."""
    return SENTENCES[code]
