"""The program killed at random instants of busy weeks in virtual time, with its real file on disk.

``python -m tests.kill --kills 300 --seed 1`` plays as many weeks as it takes, and tells how often what was killed.

    week     the process that is killed: real engine, real ``SqliteFile``; it prints each thing before it does it
    killer   starts it, kills it, and starts it again from its file where it was
    judge    what has to be true of what is printed and of what is on disk
"""
