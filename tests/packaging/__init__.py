"""The program as somebody else gets it: from a wheel, or with a Python that lacks Tk."""
