"""Tables, ruled or not, to rows of cells with their heads."""
