"""The register as a table: exported as the list shows it, imported with a preview."""
