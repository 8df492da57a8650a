"""What wenming verify alone needs: a report is recognised, printed anew, and compared."""
