"""What the words of a sentence are to each other: clauses, phrases, forms, quotations and how they are set."""
