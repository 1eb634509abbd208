"""Event factuality: whether the text tells an event as happened, planned, denied or only said."""
