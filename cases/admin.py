"""What of this app is in the administration. Contacts and cases are not."""

from cases.listening.keywords import admin  # noqa: F401
