"""What is taken of a sentence for the line of an event, by the shape of the clause."""
