"""Equiv: what a Mexican school course is worth in a U.S. state, with reasons.

Nothing is imported here: `python3 -m equiv` must start on a bare Python.
"""

__version__ = "0.1.0"
