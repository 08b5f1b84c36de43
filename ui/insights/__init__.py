"""What the page Insights is made of; every number comes from ``chain.analysis``, nothing is computed here."""
