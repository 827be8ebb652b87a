"""Which office is responsible for which step of a procedure."""
