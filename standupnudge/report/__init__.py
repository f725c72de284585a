"""The report: one self-contained page made of the history. Only ``standupnudge report`` loads it."""
