"""What a plan is: frozen records, one noun per file."""
