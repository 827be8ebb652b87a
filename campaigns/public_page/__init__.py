"""The public page of a campaign."""
