"""How commands reach the running program."""
