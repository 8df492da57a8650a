"""What commands show on the screen: tables and lines as text, JSON, CSV or Markdown."""
