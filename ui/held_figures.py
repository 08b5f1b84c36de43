"""A word beside what holds figures that the table does not see, of houses without a device (decision 8)."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from chain.view import View
from ui.insights.naming import actors_listed, in_map_order
from ui.session import count


def held_figures(view: View, where: Literal["file", "archive", "page"]) -> None:
    """Name the houses whose closed figures a facilitator keeps, where this file or page has them."""
    houses = _held(view)
    if houses:
        names = actors_listed(view.chain, houses)
        st.caption(f":material/lock: {count(f'pages.held.{where}', len(houses), names=names)}")


def _held(view: View) -> Sequence[str]:
    sellers = {one.seller for one in view.chain.route.values()} if view.leads else set()
    return in_map_order(view.chain, sellers - set(view.agreed))
