"""One inbox, one state, one alarm: events in, ``core.advance``, effects out."""
