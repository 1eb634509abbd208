"""From the events of all documents to the ones that are shown, in order."""
