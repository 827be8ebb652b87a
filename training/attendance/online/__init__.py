"""Attendance from the reports of video meetings: read, match, preview, apply. Nothing is kept before it is applied."""
