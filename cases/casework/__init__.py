"""Cases: opened when a person wants support, known by a code, with a deputy and a transparent end."""
