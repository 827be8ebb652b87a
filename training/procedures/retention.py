"""What this room deletes when: nothing by itself; cards name offices, no people."""
