"""What touches the machine: one folder a port, one file a technology. No decisions here."""
