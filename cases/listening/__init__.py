"""Listening: keywords find questions in text that a counselor pastes or exports; only the hit is kept, for a while."""
