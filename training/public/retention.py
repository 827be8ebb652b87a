"""What this room deletes when."""
