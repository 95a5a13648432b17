"""Codings that other people and programs made, taken in as a coder's of our own."""
