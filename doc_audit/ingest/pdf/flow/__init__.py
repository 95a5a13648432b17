"""How lines go on: which belong to one passage, and what opens a list item."""
