"""What wenming explain answers with: figures, records, words, and who wrote a line."""
