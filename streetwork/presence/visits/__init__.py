"""Who looks around in which space when, and what was done about it."""
