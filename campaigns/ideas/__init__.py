"""The backlog of campaign ideas."""
