"""How far the text of a page can be trusted, and what is told of what can't be."""
