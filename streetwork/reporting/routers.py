"""Migrations run on the owner's connection alone; the two logins for statistics see too little to be asked."""

STATISTICS = ("stats_build", "stats_read")


class OneSchema:
    def allow_migrate(self, db, app_label, **hints):
        return db not in STATISTICS
