"""The window process: Tk lives here and nowhere else. Talks to the tray process in JSON lines."""
