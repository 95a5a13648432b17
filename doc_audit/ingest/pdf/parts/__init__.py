"""Parts of a page and a document: headings, furniture, notes, contents, sources, captions."""
