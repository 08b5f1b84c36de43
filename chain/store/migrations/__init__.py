"""How the tables of older installations become those of today; run by ``chain.store.migrate``."""
