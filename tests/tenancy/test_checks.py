"""Each system check, provoked once. What is done to the database is rolled back."""

import psycopg
import pytest
from django.apps.registry import Apps
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import models

from cases.models import Contact
from streetwork.tenancy import checks, registry
from streetwork.tenancy.fields import TenantForeignKey
from streetwork.tenancy.models import PublishedModel, SharedModel, State, TenantModel
from tests.tenancy.conftest import conninfo

SHOP = "humanize"  # any installed-able app label without models of its own


@pytest.fixture
def shop(monkeypatch):
    """An app registry of its own; models made with `Meta(shop)` are all that the checks see."""
    apps = Apps(["django.contrib.humanize"])
    for module in (checks, registry):
        monkeypatch.setattr(module, "apps", apps)
    return apps


def meta(shop, **options):
    return type("Meta", (), {"app_label": SHOP, "apps": shop, **options})


def tenant_meta(shop, **options):
    return type("Meta", (TenantModel.Meta,), {"app_label": SHOP, "apps": shop, "abstract": False, **options})


def model(name, *bases, **attributes):
    return type(name, bases, {"__module__": __name__, **attributes})


def ids(found):
    return [message.id.removeprefix("tenancy.") for message in found]


def test_every_real_model_passes():
    assert run_checks(tags=["tenancy"]) == []


def test_e001_a_model_that_nobody_declared(shop):
    model("Loose", models.Model, Meta=meta(shop))
    assert ids(checks.models_are_declared(None)) == ["E001"]


def test_shared_and_tenant_models_are_declared(shop):
    model("Shared", SharedModel, Meta=meta(shop))
    model("Owned", TenantModel, Meta=tenant_meta(shop))
    model("Published", PublishedModel, Meta=meta(shop))
    assert checks.models_are_declared(None) == checks.tenant_models_stay_inside(None) == []


def test_the_through_table_of_a_shared_model_is_declared_by_its_owner(shop):
    model("Shared", SharedModel, Meta=meta(shop), states=models.ManyToManyField(State, related_name="+"))
    assert checks.models_are_declared(None) == []


def test_e002_a_plain_foreign_key_between_tenant_tables(shop):
    model(
        "Bad", TenantModel, Meta=tenant_meta(shop), contact=models.ForeignKey(Contact, models.CASCADE, related_name="+")
    )
    checked = [*registry.tenant_models(), Contact]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks, "tenant_models", lambda: checked)
        assert "E002" in ids(checks.tenant_models_stay_inside(None))


def test_a_tenant_foreign_key_passes_e002(shop):
    model(
        "Good", TenantModel, Meta=tenant_meta(shop), contact=TenantForeignKey(Contact, models.CASCADE, related_name="+")
    )
    checked = [*registry.tenant_models(), Contact]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks, "tenant_models", lambda: checked)
        assert checks.tenant_models_stay_inside(None) == []


def test_e003_a_value_that_is_unique_over_all_states(shop):
    model("Bad", TenantModel, Meta=tenant_meta(shop), code=models.CharField(max_length=5, unique=True))
    assert ids(checks.tenant_models_stay_inside(None)) == ["E003"]


def test_e004_an_automatic_through_table(shop):
    model("Bad", TenantModel, Meta=tenant_meta(shop), states=models.ManyToManyField(State, related_name="+"))
    assert "E004" in ids(checks.tenant_models_stay_inside(None))


UNIQUE_ELSEWHERE = models.UniqueConstraint(fields=["code", "state"], name="bad")
UNIQUE_EXPRESSION = models.UniqueConstraint(models.functions.Lower("code"), name="bad")


@pytest.mark.parametrize(
    "options",
    [
        {"constraints": [UNIQUE_ELSEWHERE]},
        {"constraints": [UNIQUE_EXPRESSION]},
        {"unique_together": {("code", "state")}},
    ],
)
def test_e005_a_unique_constraint_that_does_not_start_with_the_state(shop, options):
    """Pitfall 11."""
    model("Bad", TenantModel, Meta=tenant_meta(shop, **options), code=models.CharField(max_length=5))
    assert ids(checks.tenant_models_stay_inside(None)) == ["E005"]


def test_a_unique_constraint_that_starts_with_the_state_passes(shop):
    """Pitfall 11."""
    unique = models.UniqueConstraint(fields=["state", "code"], name="good")
    model("Good", TenantModel, Meta=tenant_meta(shop, constraints=[unique]), code=models.CharField(max_length=5))
    assert checks.tenant_models_stay_inside(None) == []


def test_e006_a_shared_table_that_points_into_a_tenants(shop):
    owned = model("Owned", TenantModel, Meta=tenant_meta(shop))
    model("Bad", SharedModel, Meta=meta(shop), owned=models.ForeignKey(owned, models.CASCADE, related_name="+"))
    assert ids(checks.tenant_models_stay_inside(None)) == ["E006"]


def test_e006_a_published_table_that_points_into_a_tenants(shop):
    owned = model("Owned", TenantModel, Meta=tenant_meta(shop))
    model("Bad", PublishedModel, Meta=meta(shop), owned=models.ForeignKey(owned, models.CASCADE, related_name="+"))
    assert ids(checks.tenant_models_stay_inside(None)) == ["E006"]


@pytest.fixture
def walls_after(db, monkeypatch):
    """Do something to the database as superuser, check it as the runtime role, undo it."""

    def check(*statements):
        with psycopg.connect(conninfo()) as sabotaged:
            for statement in statements:
                sabotaged.execute(statement)
            sabotaged.execute("SET LOCAL ROLE streetwork_runtime")
            monkeypatch.setattr(checks, "connection", sabotaged)
            try:
                return ids(checks.walls_stand(None, databases=["default"]))
            finally:
                sabotaged.rollback()

    return check


def test_the_real_walls_stand(walls_after):
    assert walls_after() == []


@pytest.mark.parametrize("right", ["SUPERUSER", "BYPASSRLS", "CREATEROLE", "REPLICATION"])
def test_e010_a_runtime_role_above_the_walls(walls_after, right):
    assert "E010" in walls_after(f"ALTER ROLE streetwork_runtime {right}")


@pytest.mark.parametrize("group", ["streetwork_owner", "streetwork_backup"])
def test_e010_a_runtime_role_that_is_a_member_of_one_above_the_walls(walls_after, group):
    assert walls_after(f"GRANT {group} TO streetwork_runtime WITH INHERIT FALSE") == ["E010"]


def test_e010_a_runtime_role_that_owns_a_table(walls_after):
    assert "E010" in walls_after("ALTER TABLE cases_savedview OWNER TO streetwork_runtime")


def test_e011_a_runtime_role_that_may_truncate(walls_after):
    assert walls_after("GRANT TRUNCATE ON cases_contact TO streetwork_runtime") == ["E011"]


def test_e012_a_missing_table(walls_after):
    assert walls_after("DROP TABLE cases_contactnote") == ["E012"]


@pytest.mark.parametrize("change", ["NO FORCE ROW LEVEL SECURITY", "DISABLE ROW LEVEL SECURITY"])
def test_e013_walls_that_are_off_or_not_forced(walls_after, change):
    assert walls_after(f"ALTER TABLE cases_contact {change}") == ["E013"]
    assert walls_after(f"ALTER TABLE referrals_publishedcenter {change}") == ["E013"]


@pytest.mark.parametrize(
    "change",
    [
        "DROP POLICY tenant_delete ON cases_contact",
        "CREATE POLICY wide ON cases_contact USING (true)",
        "CREATE POLICY second ON cases_contact FOR SELECT TO streetwork_runtime USING (true)",
        "ALTER POLICY tenant_select ON cases_contact USING (true)",
        "ALTER POLICY tenant_update ON cases_contact WITH CHECK (true)",
        "ALTER POLICY tenant_insert ON cases_contact WITH CHECK (state_id IS NOT NULL)",
        "GRANT UPDATE ON delivery_accesslog TO streetwork_runtime",
        "ALTER POLICY tenant_update ON referrals_publishedcenter USING (true)",
        "ALTER POLICY tenant_insert ON referrals_publishedcenter WITH CHECK (true)",
        "DROP POLICY tenant_delete ON referrals_publishedcenter",
    ],
)
def test_e014_policies_that_are_not_the_right_ones(walls_after, change):
    assert walls_after(change) == ["E014"]


def test_a_policy_for_another_role_is_none_of_the_runtimes(walls_after):
    assert walls_after("CREATE POLICY other ON cases_contact FOR SELECT TO streetwork_stats_build USING (true)") == []


def test_e015_a_missing_composite_key(walls_after):
    assert walls_after("ALTER TABLE cases_contactnote DROP CONSTRAINT cases_contactnote_contact_id_tenant_fk") == [
        "E015"
    ]


def test_e016_a_table_with_a_state_that_no_model_declares(walls_after):
    assert walls_after("CREATE TABLE forgotten (state_id int)") == ["E016"]


def test_e017_a_walled_table_whose_model_is_shared(walls_after):
    change = "ALTER TABLE cases_savedview ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"
    assert walls_after(change) == ["E017"]


@pytest.mark.parametrize(
    "bypass",
    [
        "CREATE MATERIALIZED VIEW bypass AS SELECT * FROM cases_contact",
        "CREATE VIEW bypass AS SELECT * FROM cases_contact",
        "CREATE VIEW bypass WITH (security_invoker=false) AS SELECT * FROM cases_contact",
        "CREATE VIEW bypass WITH (security_barrier=true) AS SELECT * FROM cases_contact",
        "CREATE TABLE bypass (id int) PARTITION BY LIST (id)",
    ],
)
def test_e018_what_shows_rows_with_its_owners_rights(walls_after, bypass):
    """Pitfall 15."""
    assert walls_after(bypass) == ["E018"]


def test_a_view_with_its_readers_rights_passes(walls_after):
    """Pitfall 15."""
    assert walls_after("CREATE VIEW fine WITH (security_invoker=true) AS SELECT * FROM cases_contact") == []


def test_a_superusers_view_really_would_show_everything(transactional_db, cast, admin_connection, as_runtime):
    """Pitfall 15. Why E018 exists."""
    from tests.factories.cases import contact_of

    contact_of(cast.owner)
    admin_connection.execute("CREATE VIEW bypass AS SELECT * FROM cases_contact")
    admin_connection.execute("GRANT SELECT ON bypass TO streetwork_runtime")
    try:
        assert as_runtime.execute("SELECT count(*) FROM cases_contact").fetchone() == (0,)
        assert as_runtime.execute("SELECT count(*) FROM bypass").fetchone() == (1,)
    finally:
        admin_connection.execute("DROP VIEW bypass")


def test_e019_a_function_with_its_owners_rights(walls_after):
    body = "LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'"
    assert walls_after(f"CREATE FUNCTION leak() RETURNS int {body}") == ["E019"]


def test_the_wall_checks_run_only_for_the_database_and_never_while_migrating(walls_after, settings):
    assert checks.walls_stand(None, databases=None) == []
    assert checks.walls_stand(None, databases=["other"]) == []
    settings.DB_PURPOSE = "migrate"
    assert walls_after("DROP TABLE cases_contactnote") == []


def test_the_application_starts_behind_standing_walls(db):
    checks.refuse_unsafe_start()


def test_the_application_refuses_to_start_when_a_wall_is_down(db, monkeypatch):
    with psycopg.connect(conninfo()) as sabotaged:
        sabotaged.execute("ALTER TABLE cases_contact NO FORCE ROW LEVEL SECURITY")
        sabotaged.execute("SET LOCAL ROLE streetwork_runtime")
        monkeypatch.setattr(checks, "connection", sabotaged)
        with pytest.raises(ImproperlyConfigured, match=r"walls between tenants are down(?s:.*)E013"):
            checks.refuse_unsafe_start()
        sabotaged.rollback()


def test_the_application_refuses_to_start_as_a_superuser(db, monkeypatch):
    with psycopg.connect(conninfo()) as superuser:
        monkeypatch.setattr(checks, "connection", superuser)
        with pytest.raises(ImproperlyConfigured, match="must not be a superuser"):
            checks.refuse_unsafe_start()
