"""The directory by the Human Services Data Specification 3.0 (Open Referral)."""
