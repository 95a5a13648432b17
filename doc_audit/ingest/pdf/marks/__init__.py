"""What stands on a page as PDFium gives it: characters and their type, shapes, what hides what."""
