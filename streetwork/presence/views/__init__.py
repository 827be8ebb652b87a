"""Pages of the register of spaces, mounted at /spaces/."""
