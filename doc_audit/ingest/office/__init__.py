"""What Word, PowerPoint and Excel files share: a ZIP archive of XML parts, opened with guards."""
