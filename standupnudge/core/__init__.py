"""The decisions, and nothing else: standard library only, no clock, no I/O, no log.

A rule is found by its number from docs in each module: S and B in ``stretch``, N in ``nudging``, Q in ``quiet``,
W in ``slot``. ``advance`` is the one way in; ``wording`` holds every sentence.
"""
