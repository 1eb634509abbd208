"""Windows of days: what a date can mean, how it is written, and the arithmetic of the calendar."""
