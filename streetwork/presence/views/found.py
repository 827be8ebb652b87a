"""The rows that a request names, as far as the person may see or change them."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from streetwork.presence import rules
from streetwork.presence.models import Space


def visible(request, pk) -> Space:
    """The space of the person's programmes, or 404."""
    spaces = Space.objects.visible_to(request.access).with_members()
    return get_object_or_404(spaces.select_related("programme", "responsible", "visitor"), pk=pk)


def changeable(request, pk) -> Space:
    """The same, for writing: 403 where the person only reads."""
    space = visible(request, pk)
    if not rules.may_change(request.access, space):
        raise PermissionDenied("Read-only: the role in this programme, or the programme is archived.")
    return space
