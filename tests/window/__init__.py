"""The window process: what it shows, says and hears."""
