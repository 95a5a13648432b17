"""Reads English health-system plans and scores how far they could be held to account."""

__version__ = "0.1.0"
