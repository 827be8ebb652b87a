"""What this room deletes when: nothing by itself; courses are the programme's work, files go with their versions."""
