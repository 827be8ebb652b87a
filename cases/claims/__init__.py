"""False claims that recur, each with its checked answer."""
