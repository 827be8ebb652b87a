"""Publishing by machine: connectors, the Bot API."""
