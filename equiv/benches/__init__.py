"""Measurements of the whole program, each beside what it is compared with, in one run."""
