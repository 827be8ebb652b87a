"""Own channels: pages and profiles of the team, their followers, and whether people see who speaks there."""
