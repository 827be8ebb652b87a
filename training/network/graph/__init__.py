"""The map of the network: laid out and drawn by the server, the same picture for the same network."""
