"""Forms of the register of spaces."""
