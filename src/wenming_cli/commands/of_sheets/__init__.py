"""What wenming sheets does with files: workbooks written for units, workbooks read again."""
