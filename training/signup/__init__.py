"""Public registration: seats, the waiting list, offers, links, reminders."""
