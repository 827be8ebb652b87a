"""Reading the directory, in the words of the field."""
