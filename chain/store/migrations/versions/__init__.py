"""One file for each change to the tables; a released one is never edited."""
