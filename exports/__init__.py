"""What everybody takes home: one report made from a view, and a small function for every format of it."""
