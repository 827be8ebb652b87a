"""Files of platforms: read, mapped, matched to what we published, looked at, applied, taken back."""
