"""Calls in a process of their own, and values as JSON for them."""
