"""Requests about contacts: fetch in scope, form, action, page or fragment."""

from django.shortcuts import get_object_or_404

from cases.models import Contact
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_CONTACTS

for_contact_workers = for_roles(*READS_CONTACTS)


def contact_or_404(request, pk: int) -> Contact:
    """The contact, if the person may see it; anybody else learns nothing of it."""
    return get_object_or_404(
        Contact.objects.visible_to(request.access).select_related(
            "counselor", "programme__legal_profile", "platform", "space", "language", "main_topic", "state",
            "origin_group", "target_state", "claim",
        ),
        pk=pk,
    )  # fmt: skip
