"""Roles, and the rights that follow from them. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    COUNSELOR = "counselor", _("Counselor")
    COORDINATOR = "coordinator", _("State coordinator")
    DIRECTORY_EDITOR = "directory_editor", _("Directory editor")
    CAMPAIGN_EDITOR = "campaign_editor", _("Campaign editor")
    TRAINING_MANAGER = "training_manager", _("Training manager")
    LEAD = "lead", _("Programme lead")
    FIGURES_ONLY = "figures_only", _("Figures only")


# Who sees single contacts; everybody else works with figures (privacy.md: "aggregates only").
READS_CONTACTS = frozenset({Role.COUNSELOR, Role.LEAD})
# Whose states the database lets them write at all. The views narrow further.
WRITES = frozenset({Role.COUNSELOR, Role.LEAD, Role.DIRECTORY_EDITOR, Role.TRAINING_MANAGER})
# Who sees the register of spaces; who may change it.
READS_SPACES = frozenset({Role.COUNSELOR, Role.LEAD, Role.CAMPAIGN_EDITOR, Role.COORDINATOR})
WRITES_SPACES = frozenset({Role.COUNSELOR, Role.LEAD})
MANAGES_MEMBERS = frozenset({Role.LEAD})
# Who sees the directory from inside; who keeps its entries; who refers somebody and tells what became of it.
READS_DIRECTORY = frozenset(Role) - {Role.FIGURES_ONLY}
WRITES_DIRECTORY = frozenset({Role.DIRECTORY_EDITOR, Role.LEAD})
REFERS = frozenset({Role.COUNSELOR, Role.LEAD})
# Who works with cases: as worker, deputy, or lead.
WORKS_CASES = READS_CONTACTS
# Who brings text to listen in, and looks through what the keywords found.
LISTENS = READS_CONTACTS
# Who reads answer cards and claims; who writes and reviews them.
READS_ANSWERS = frozenset(Role) - {Role.FIGURES_ONLY}
WRITES_ANSWERS = frozenset({Role.COUNSELOR, Role.CAMPAIGN_EDITOR, Role.LEAD})
# Who reads trends and the weekly review; they hold no single contact.
READS_TRENDS = frozenset({Role.COUNSELOR, Role.CAMPAIGN_EDITOR, Role.COORDINATOR, Role.LEAD})
WRITES_TRENDS = frozenset({Role.COUNSELOR, Role.CAMPAIGN_EDITOR, Role.LEAD})
# Who may report an incident; whom it concerns decides who reads it.
REPORTS_INCIDENTS = frozenset({Role.COUNSELOR, Role.LEAD})
# Whose presence stands in the rota.
IN_ROTA = frozenset(Role) - {Role.FIGURES_ONLY}
# Who reads campaigns; who plans them; who writes, translates and reviews posts; who lets them out; who posts them.
READS_CAMPAIGNS = READS_TRENDS
WRITES_CAMPAIGNS = frozenset({Role.CAMPAIGN_EDITOR, Role.LEAD})
WRITES_POSTS = frozenset({Role.COUNSELOR, Role.CAMPAIGN_EDITOR, Role.LEAD})
RELEASES_POSTS = WRITES_CAMPAIGNS
PUBLISHES = WRITES_POSTS
# Who sees courses, sessions, the network and procedure cards; who plans and keeps them, and so sees participants.
READS_TRAININGS = frozenset({Role.TRAINING_MANAGER, Role.LEAD, Role.COORDINATOR, Role.COUNSELOR})
WRITES_TRAININGS = frozenset({Role.TRAINING_MANAGER, Role.LEAD})
# Who sees the figures of trainings.
READS_TRAINING_FIGURES = frozenset({Role.TRAINING_MANAGER, Role.LEAD, Role.COORDINATOR, Role.FIGURES_ONLY})
# Who may belong to a working group; which group, its members say.
IN_GROUPS = READS_TRAININGS
# Who reads figures of their states: dashboards, targets, signed reports, the statistics that are published.
READS_FIGURES = frozenset({Role.COORDINATOR, Role.LEAD, Role.FIGURES_ONLY})
# Who sets targets; who writes and signs reports and keeps their templates.
WRITES_TARGETS = frozenset({Role.LEAD})
WRITES_REPORTS = frozenset({Role.COORDINATOR, Role.LEAD})
# Who tells a case as a vignette and releases one of a colleague; who reads released ones.
WRITES_VIGNETTES = READS_CONTACTS
READS_VIGNETTES = frozenset({Role.COUNSELOR, Role.LEAD, Role.COORDINATOR})
# Who may ask for the correction of published statistics, and agree to a colleague's.
CORRECTS_STATISTICS = frozenset({Role.LEAD})
