"""The public directory: everybody finds a centre, in eight languages, without script and without a cookie."""
