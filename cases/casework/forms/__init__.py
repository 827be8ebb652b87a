"""Input of the case pages."""
