from django.db import models


class TenantForeignKey(models.ForeignKey):
    """A reference from one tenant table to another, kept inside the state by the database.

    A plain foreign key bypasses row-level security: it accepts a foreign state's row and answers whether one
    exists. Here the constraint is composite, `(state_id, x_id) → (state_id, id)`, and made by the migration
    operation `TenantTable` or `TenantReference`.
    """

    def __init__(self, *args, **kwargs):
        kwargs["db_constraint"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("db_constraint", None)
        return name, path, args, kwargs
