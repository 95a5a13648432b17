"""Characters to lines of text and passages, words and the place of each character kept."""
