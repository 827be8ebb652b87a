"""The tables of the directory. `referrals.models.history` is loaded by `referrals.translation`."""

from referrals.models.center import TRANSLATED, AdvisoryCenter, CenterFacts, PublishedCenter
from referrals.models.exchange import ImportRow, ImportRun
from referrals.models.referral import SLIP_DAYS, Gap, ReadyText, Referral, ReferralStep, Slip
from referrals.models.verification import Correction, Verification

__all__ = [
    "SLIP_DAYS", "TRANSLATED", "AdvisoryCenter", "CenterFacts", "Correction", "Gap", "ImportRow", "ImportRun",
    "PublishedCenter", "ReadyText", "Referral", "ReferralStep", "Slip", "Verification",
]  # fmt: skip
