"""Where the teams are present: the register of spaces."""
