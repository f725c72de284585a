"""The routine in a terminal: captions, a bell and a few keys, for where no window can be shown or seen."""
