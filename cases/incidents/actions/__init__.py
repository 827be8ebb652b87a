"""Changing incidents and what the lead keeps for them: verb and noun, one transaction each."""
