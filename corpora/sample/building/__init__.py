"""From the plain sources of the sample corpus to its documents and its codings."""
