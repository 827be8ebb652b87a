"""Pictures of posts: taken in, re-encoded, served to who may see them."""
