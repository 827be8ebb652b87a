"""The network as tables: exported as the lists show it, imported with a preview."""
