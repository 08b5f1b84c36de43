"""Rehearsals: a copy of a workshop in which simulated people do what each step asks. Pure."""
