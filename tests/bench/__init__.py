"""`make bench`: speed as ratios of things measured in one run. Prints a table; asserts nothing."""
