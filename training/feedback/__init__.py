"""Anonymous feedback, and what came of a session and a course."""
