"""What the analysis finds on the map of this moment, kept as long as the map stays what it is.

What is kept is shared by everybody who looks, so it is made from a map without demand routes: their figures
are a seller's own, and who may see them differs from viewer to viewer.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from chain.analysis.contact import Contact, contacts
from chain.analysis.links import LinkMeasures, link_measures
from chain.analysis.network import Network, network
from chain.model import Chain
from chain.view import View

MAPS_KEPT = 32


@dataclass(frozen=True)
class Measured:
    """A map with everything that was found on it."""

    chain: Chain
    network: Network
    links: Mapping[str, LinkMeasures]
    contacts: Mapping[str, Contact]
    """Of the sellers whose figures this viewer may see."""

    @property
    def ends(self) -> frozenset[str]:
        """The end customers."""
        return frozenset(self.network.ends)


def measured(view: View) -> Measured:
    """Return what this viewer may know about the map."""
    chain = view.chain
    shared = without_routes(chain)
    network, links = _found(shared, view.day)
    return Measured(chain, network, links, contacts(chain))


def without_routes(chain: Chain) -> Chain:
    """Return the map as everybody at the table may see it."""
    return chain.model_copy(update={"route": {}})


def fingerprint(chain: Chain) -> str:
    """Return what is the same for maps that are the same."""
    return hashlib.sha256(chain.model_dump_json().encode()).hexdigest()


@st.cache_data(max_entries=MAPS_KEPT, show_spinner=False, hash_funcs={Chain: fingerprint})
def _found(chain: Chain, day: dt.date) -> tuple[Network, Mapping[str, LinkMeasures]]:
    return network(chain), link_measures(chain, day)
