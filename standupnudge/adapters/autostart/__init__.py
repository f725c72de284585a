"""Starting with the login, and an entry in the menu of programs."""
