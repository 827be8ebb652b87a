"""Texts that entries of the catalogue share. The carrier's data protection officer confirms the bases."""

from django.utils.translation import gettext_lazy as _

EMPLOYMENT = _("Art. 6 (1) (b) and (f) GDPR, § 26 BDSG")
SECURITY = _("Art. 6 (1) (c) and (f) with Art. 32 GDPR")
ACCOUNTABILITY = _("Art. 6 (1) (c) with Art. 5 (2) GDPR")
COUNSELLING = _("Art. 6 (1) (e) or (f) GDPR, depending on the carrier")
SPECIAL_CATEGORY = _("Art. 6 (1) (e) or (f) and Art. 9 (2) (h) GDPR with § 22 (1) BDSG")

WITH_THE_ACCOUNT = _("until the account is deleted")
WITH_THE_RECORD = _("as long as the record it belongs to")

THEMSELVES = _("the person themselves, the programme's leads, administrators")
OPERATORS = _("administrators")
NOBODY = _("nobody; the software alone")
TEAM = _("the programme's team")
