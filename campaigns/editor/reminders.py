"""What this room reminds people of."""
