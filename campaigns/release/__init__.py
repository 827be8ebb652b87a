"""The gate before publishing; what is due; publishing by hand."""
