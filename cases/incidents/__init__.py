"""Incidents: crises, illegal content, attacks on staff; a plan, a second person, an aftercare."""
