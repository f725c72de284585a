"""Measurements whose figures CONTRIBUTING.md gives. No test: nothing is asserted on them."""
