"""What the product advises a facilitator: agendas to start from, table rules, warnings about an agenda."""

from chain.guide.presets import agenda, house_rules
from chain.guide.validator import Finding, warnings

__all__ = ["Finding", "agenda", "house_rules", "warnings"]
