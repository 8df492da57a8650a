"""What is asked of units: notices as they went out, the steps suggested next, and whom to call."""
