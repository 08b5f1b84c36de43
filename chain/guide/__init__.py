"""What the product advises a facilitator: agendas to start from, table rules, and warnings about an agenda."""
