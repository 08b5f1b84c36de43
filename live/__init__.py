"""The live room: one state per workshop, and every screen that follows it."""
