"""Charts: where they stand, so that their labels aren't read as text."""
