"""The working group: members, meetings, minutes, decisions, tasks."""
