"""What is typed to change a plan: kinds of records, fields with values, names; asked and agreed."""
