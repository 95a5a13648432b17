"""The structure tree of tagged PDFs as a second opinion."""
