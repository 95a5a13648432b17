"""Pure text: spaces, quotes, hyphens; offsets kept."""
