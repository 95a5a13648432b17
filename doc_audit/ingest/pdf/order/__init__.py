"""Reading order on a page, and what belongs together wherever it stands."""
