"""When an event lies: its side of the day of writing, its bounds ("since", "until"), its place in a chronicle."""
