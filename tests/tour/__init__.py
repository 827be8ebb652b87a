"""`make tour`: pictures of every page for every role into var/tour, and what is wrong with the pages."""
