"""When what goes out where: month, week, list."""
