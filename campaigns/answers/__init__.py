"""Answer cards: reviewed, dated, in many languages."""
