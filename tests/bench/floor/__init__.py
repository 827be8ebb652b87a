"""The floor: a plain Django view without middleware that inserts the same row, foreign keys and m2m rows."""
