"""What a post's text looks like to a platform, and how plain it is. Pure."""
