"""Whatever comes from outside is read, or refused in words: never a traceback, never a hang.

``targets`` takes bytes to each place where something is read. ``test_fuzz`` does that with hypothesis, in moments;
``python -m tests.fuzz state --minutes 5`` with atheris, which is guided by the code it reaches. What was found is in
``test_found``.
"""
