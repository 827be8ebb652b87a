"""Pages about people: their invitation, their own account, demo mode's door, and the team of a lead."""
