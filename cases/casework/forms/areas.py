from django import forms


def text_area(rows: int, **attrs):
    """A box for a sealed text, which no browser offers again."""
    return forms.Textarea(attrs={"rows": rows, "autocomplete": "off", **attrs})
