"""Letters whose glyphs have lost their meaning, put right where that is sure."""
