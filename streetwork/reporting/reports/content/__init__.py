"""What stands in the sections: plain JSON with all words in the report's language, so that nothing of it can change.

A *cell* is a number, `[from, to]` where the number itself is not told, a text, or None where nothing is to be said.
A *block* is one of

- `{"type": "figures", "items": [{"key", "label", "now": cell, "before": cell}], "before": name of the period or ""}`
- `{"type": "chart", …}`: a Chart (see `stored_chart`), drawn unless its shape is a table
- `{"type": "table", "key", "title", "columns": [text], "rows": [{"key", "cells": [cell], "is_total"}],
  "notes": [text]}`
"""
