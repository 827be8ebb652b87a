"""Who registered and who was there; mails to participants; their data."""
