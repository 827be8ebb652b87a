"""Versions of a centre, and the trigger that publishes it. Both know the translated columns."""

import pghistory
import pgtrigger
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.utils.translation import gettext_lazy as _

from referrals.models.center import AdvisoryCenter, PublishedCenter
from streetwork.tenancy.expressions import CurrentActor
from streetwork.tenancy.managers import TenantManager
from streetwork.tenancy.models import TenantModel

# Set by the machine; a change of these alone is no new version.
NOT_TRACKED = {"updated_at", "created_at", "website_checked_on", "website_answers"}
TRACKED = [field.name for field in AdvisoryCenter._meta.local_concrete_fields if field.name not in NOT_TRACKED]
if "description_de" not in TRACKED:
    raise ImproperlyConfigured("Loaded before referrals.translation: versions would lose their texts.")


class AdvisoryCenterEvent(
    pghistory.create_event_model(
        AdvisoryCenter,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=TRACKED,
        obj_field=None,
        context_field=None,
    ),
    TenantModel,
):
    """A version of a centre, texts included, written by a trigger whoever changes the row.

    `actor` is filled by Postgres from the transaction's scope; None is the centre itself or the system.
    """

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_default=CurrentActor(),
        db_constraint=False, db_index=False,
    )  # fmt: skip

    objects = TenantManager()

    class Meta(TenantModel.Meta):
        verbose_name = _("version of a centre")
        verbose_name_plural = _("versions of centres")
        indexes = [models.Index(fields=["state", "id", "pgh_id"], name="centerevent_of_center")]


def _publish() -> str:
    """PL/pgSQL: write the public facts of NEW to the published copy, unless it is a draft, or one that was closed."""
    columns = [field.column for field in PublishedCenter._meta.local_concrete_fields]
    quoted = [f'"{column}"' for column in columns]
    changes = ", ".join(f"{name} = EXCLUDED.{name}" for name in quoted if name != '"id"')
    table = PublishedCenter._meta.db_table
    return (  # names of our own columns
        f"IF (NEW.status = 'draft' OR (TG_OP = 'UPDATE' AND NEW.status = 'closed')) "  # noqa: S608
        f"AND NOT EXISTS (SELECT FROM {table} WHERE id = NEW.id) THEN RETURN NULL; END IF; "
        f"INSERT INTO {table} ({', '.join(quoted)}) VALUES ({', '.join(f'NEW.{name}' for name in quoted)}) "
        f"ON CONFLICT (id) DO UPDATE SET {changes}; RETURN NULL;"
    )


pgtrigger.register(
    pgtrigger.Trigger(
        name="publish",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=_publish(),
    )
)(AdvisoryCenter)
