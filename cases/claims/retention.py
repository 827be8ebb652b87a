"""The ledger of claims holds nothing about people: it is kept as long as its programme."""
