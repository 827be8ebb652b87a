"""When this room's data are deleted: never. What is published is nobody's, and a correction stays with its release.

Who asked and who decided is forgotten with their account (SET_NULL).
"""
