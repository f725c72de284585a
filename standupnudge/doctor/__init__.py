"""``standupnudge doctor``: what each port uses here, what else was tried, why not, and what would help.

It knows no technology: ``found`` asks the running program, or chooses as that would; ``report`` turns the choices into
lines; ``trial`` shows a nudge and waits for a click on it.
"""
