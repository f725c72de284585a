"""Weeks in the tray, in minutes: the real process, bus, notification server and panel; only its clock is fast.

``python -m tests.soak --days 30`` tells what memory, files, records and icon have come to.

    tray      the tray program with a fast clock, and somebody who comes and goes by it
    watch     starts it on a desktop, looks on, and tells
"""
