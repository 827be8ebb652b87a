"""Campaigns: the board, one campaign with its matrix of languages and platforms."""
