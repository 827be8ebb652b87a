"""When this room's data are deleted."""
