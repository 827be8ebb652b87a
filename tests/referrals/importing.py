"""An import in one call, as its editor and the worker take its steps."""

from django.core.files.uploadedfile import SimpleUploadedFile

from referrals.exchange.readers import read_file
from referrals.models import ImportRow, ImportRun
from streetwork.delivery.outbox import deliver_due
from streetwork.tenancy.models import State
from tests.conftest import open_states
from tests.factories.cast import client_of

HEADER = "id;name;street;plz;city;phone;email;languages;topics\n"


def csv_of(*lines: str, header: str = HEADER) -> bytes:
    return (header + "\n".join(lines) + "\n").encode()


class Import:
    """Drives the pages as the person; `run()` reads the run in the states' scope."""

    def __init__(self, person, *, state="ST", scope=("ST",)):
        self.client, self.scope = client_of(person), scope
        self.state = State.objects.get(code=state)
        self.pk = None

    def upload(self, content: bytes, name="centres.csv"):
        answer = self.client.post(
            "/directory/import/", {"state": self.state.pk, "file": SimpleUploadedFile(name, content)}
        )
        if answer.status_code == 302:
            self.pk = int(answer["Location"].split("/")[3])
        return answer

    def map(self, **changes):
        """Post the proposed mapping, with changes by header or field of the form."""
        run = self.run()
        data = {"source": run.source or "test", "new_status": "draft"}
        headers = [column["header"] for column in run.columns]
        for number in range(len(headers)):
            data[f"column-{number}"] = run.mapping.get(str(number), "")
        for name, value in changes.items():
            data[f"column-{headers.index(name)}" if name in headers else name] = value
        return self.post("mapping", data)

    def words(self, data=None):
        return self.post("words", data or {})

    def post(self, step, data=None):
        return self.client.post(f"/directory/import/{self.pk}/{step}/", data or {})

    def preview(self, content: bytes, name="centres.csv", **mapping):
        """From the file to the preview; words that nobody knows are left out."""
        assert self.upload(content, name).status_code == 302
        if self.map(**mapping)["Location"].endswith("/words/"):
            self.words()
        deliver_due()
        return self.run()

    def apply(self):
        self.post("apply")
        deliver_due()
        return self.run()

    def undo(self):
        self.post("undo")
        deliver_due()
        return self.run()

    def run(self) -> ImportRun:
        with open_states(*self.scope):
            return ImportRun.objects.defer(None).get(pk=self.pk)

    def rows(self, **conditions) -> list[ImportRow]:
        with open_states(*self.scope):
            return list(ImportRow.objects.filter(run=self.pk, **conditions))

    def page(self, query=""):
        return self.client.get(f"/directory/import/{self.pk}/{query}")


def table_of(content: bytes):
    """(headers, rows) of a file."""
    sheet = read_file(content)
    return sheet.headers, [line.cells for line in sheet.lines]
