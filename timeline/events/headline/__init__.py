"""Headlines: the line that says an event, made of the words of its sentence."""
