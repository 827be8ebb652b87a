from django.conf import settings
from django.db.backends.postgresql import base

from streetwork.tenancy import scope, sqlguard


class DatabaseWrapper(base.DatabaseWrapper):
    """Sets `app.state_ids`, `app.write_state_ids` and `app.actor_id` at each BEGIN, for that transaction only.

    Hooked into `_set_autocommit`, a private API: the outermost `atomic()` and nothing else passes it with
    False (tests/tenancy/test_backend.py holds us to that). A rollback to a savepoint undoes settings made
    after it, so the scope is written again there.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if settings.DB_PURPOSE != "migrate":
            self.execute_wrappers.append(sqlguard.guard)

    def _set_autocommit(self, autocommit):
        super()._set_autocommit(autocommit)
        if not autocommit and scope.current() is not None:
            self.apply_scope()

    def _savepoint_rollback(self, sid):
        super()._savepoint_rollback(sid)
        self.apply_scope()

    def apply_scope(self):
        """Write the current scope (or none) into the open transaction."""
        now = scope.current()
        with self.wrap_database_errors:
            self.connection.execute(scope.SET_CONFIG, now.settings() if now else ("", "", ""))
