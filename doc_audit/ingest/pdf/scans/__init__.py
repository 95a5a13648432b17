"""Pages and pictures without a text layer, read by OCR."""
