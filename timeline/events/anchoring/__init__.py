"""Event anchoring: which verb or event noun a time expression dates, if any."""
