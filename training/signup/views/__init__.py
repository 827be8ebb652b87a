"""The public form, and a participant's own page. No sign-in, no cookie."""
