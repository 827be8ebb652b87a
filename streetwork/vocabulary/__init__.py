"""Topics, platforms, languages, groups: the words every programme logs with, editable without code."""
