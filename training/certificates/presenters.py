"""A certificate in words of the active language: for the page that proves it, and for the PDF."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.qr import qr_file
from training.certificates.actions import Shown
from training.certificates.codes import shown
from training.public.durations import in_words
from training.public_enums import SessionForm
from training.sessions.when import span_text


@dataclass(frozen=True)
class CertificatePage:
    """The facts as label and value."""

    certificate: Shown

    @property
    def facts(self):
        return self.certificate.facts

    @property
    def code(self) -> str:
        return shown(self.certificate.code)

    @property
    def address(self) -> str:
        """Where it is proved: absolute, in the active language."""
        return f"{settings.BASE_URL}{reverse('certificates:code', args=[self.code])}"

    @property
    def dates(self) -> list[str]:
        """Each date on a line."""
        return [span_text(begin, end) for begin, end in self.facts.moments]

    @property
    def duration(self) -> str:
        facts = self.facts
        if facts.minutes >= facts.of_minutes:
            return in_words(facts.of_minutes)
        return _("%(present)s of %(whole)s") % {"present": in_words(facts.minutes), "whole": in_words(facts.of_minutes)}

    @property
    def where(self) -> str:
        form = capfirst(str(SessionForm(self.facts.form).label))
        return f"{form}: {self.facts.place}" if self.facts.place else form

    @property
    def language(self) -> str:
        found = vocabulary().languages.get(self.facts.language)
        return found.name if found else self.facts.language

    @property
    def issuer(self) -> str:
        return f"{self.facts.issuer} ({self.facts.carrier})" if self.facts.carrier else self.facts.issuer

    @property
    def issued(self) -> str:
        return date_format(self.facts.day, "DATE_FORMAT")

    @property
    def withdrawn(self) -> str:
        moment = self.certificate.withdrawn_at
        return date_format(timezone.localtime(moment), "DATE_FORMAT") if moment else ""

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What stands on the paper and on the page that proves it."""
        return [
            (_("When"), "\n".join(self.dates)),
            (_("Teaching time"), self.duration),
            (_("Where"), self.where),
            (_("Language"), self.language),
        ]


def pdf_data(page: CertificatePage) -> dict:
    """What the Typst template reads."""
    facts = page.facts
    return {
        "title": _("Certificate of attendance"),
        "author": facts.issuer,
        "language": get_language(),
        "name": facts.name,
        "took_part": _("took part in the training"),
        "training": facts.title,
        "rows": page.rows,
        "contents": _("Contents"),
        "modules": list(facts.modules),
        "issuer": facts.issuer,
        "carrier": facts.carrier,
        "issued": _("Issued on %(day)s") % {"day": page.issued},
        "genuine": _("Is this certificate genuine? Scan the code or open the address:"),
        "address": page.address,
        "code_label": _("Check code"),
        "code": page.code,
        "qr": qr_file(page.address).decode(),
        "qr_label": _("QR code of the address"),
        "footer": _("Made by machine, valid without signature."),
    }
