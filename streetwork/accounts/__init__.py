"""People who work here: users, memberships and roles, invitations, and what a request may do."""
