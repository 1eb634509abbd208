"""Sentences parsed: the tree, the parser behind one small face, and its known faults put right."""
