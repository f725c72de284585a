"""How long there has been no input."""
