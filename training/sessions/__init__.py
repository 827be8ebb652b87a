"""Sessions: planning, opening, cancelling, copying; who trains when."""
