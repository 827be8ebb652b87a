"""The directory of advisory centres: who helps where, matching, referrals and slips, verification, exchange."""
