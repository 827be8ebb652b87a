"""Settings: `base` reads everything from the environment; dev, test and prod differ in a few lines each."""
