"""The user's YAML file: read, checked as a whole, watched; never written once it is there."""
