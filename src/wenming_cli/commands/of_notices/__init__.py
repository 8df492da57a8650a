"""What wenming notices draft does: documents, and the files they are written to."""
