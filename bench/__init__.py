"""Load drivers that measure the promises of docs/performance.md, and the demo; all against 127.0.0.1."""
