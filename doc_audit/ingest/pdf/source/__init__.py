"""The file: PDFium called in bulk, pages by number, the page as shown."""
