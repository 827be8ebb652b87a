"""Delivery: what must happen later, once, on time, or not at all (outbox, mail, retention, audit).

Knows no domain app: they register handlers, mails, rules, reminders and catalogue entries with it.
"""
