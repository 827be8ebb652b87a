"""Keys derived from the root key: fingerprints that recognise without storing."""
