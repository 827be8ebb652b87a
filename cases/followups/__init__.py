"""Follow-ups: only what was agreed with the person, and never forgotten."""
