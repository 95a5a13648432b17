"""The command line: thin option functions over the pipeline."""
