"""The columns of a contact as a beginner would write them, with real foreign keys into the same tables."""

from django.db import models


def known(table, key=models.BigAutoField):
    """An existing table, as far as a foreign key needs it."""
    meta = type("Meta", (), {"managed": False, "db_table": table, "app_label": "floor"})
    return type(table, (models.Model,), {"__module__": __name__, "Meta": meta, "id": key(primary_key=True)})


State = known("tenancy_state", models.SmallAutoField)
Programme = known("tenancy_programme")
Person = known("accounts_user")
Platform = known("vocabulary_platform")
Space = known("presence_space")
Topic = known("vocabulary_topic", models.SmallAutoField)


class Language(models.Model):
    code = models.CharField(max_length=8, primary_key=True)

    class Meta:
        managed = False
        db_table = "vocabulary_language"


class Row(models.Model):
    state = models.ForeignKey(State, models.PROTECT)
    programme = models.ForeignKey(Programme, models.PROTECT)
    counselor = models.ForeignKey(Person, models.PROTECT)
    client_ref = models.UUIDField(unique=True)
    occurred_at = models.DateTimeField()
    platform = models.ForeignKey(Platform, models.PROTECT)
    space = models.ForeignKey(Space, models.PROTECT, null=True)
    language = models.ForeignKey(Language, models.PROTECT)
    kind = models.CharField(max_length=12)
    acts = models.CharField(max_length=60)
    main_topic = models.ForeignKey(Topic, models.PROTECT, related_name="+")
    topics = models.ManyToManyField(Topic)
    setting = models.CharField(max_length=12, blank=True)
    mode = models.CharField(max_length=16, blank=True)
    region_evidence = models.CharField(max_length=12)
    people_reached = models.PositiveSmallIntegerField(default=1)
    thread_fingerprint = models.BinaryField(max_length=16, null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "bench_floor"
        indexes = [models.Index(fields=["state", "-occurred_at"], name="bench_floor_newest")]
