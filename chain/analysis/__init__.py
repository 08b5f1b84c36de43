"""Pure questions to a workshop: votes, and what is heard."""
