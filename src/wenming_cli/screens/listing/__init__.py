"""Lists of the records of any section of a plan, drawn from the model."""
