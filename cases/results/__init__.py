"""What a campaign led to: contacts, consultations, referrals."""
