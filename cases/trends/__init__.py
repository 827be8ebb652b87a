"""What rises, what stays unanswered, what is ignored on purpose."""
