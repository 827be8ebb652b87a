"""Requests about listening: imports and the inbox of finds."""

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import LISTENS

for_listeners = for_roles(*LISTENS)
INVALID, TOO_LARGE = 422, 413
