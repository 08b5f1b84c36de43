"""The domain: what a chain workshop is, what may happen in it, and who may see what."""
