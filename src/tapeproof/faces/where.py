"""Where the market's record lies: the option that commands share."""

from __future__ import annotations

import click

from tapeproof.market.bucket import Place, placed


class PlaceOfMarket(click.ParamType[Place]):
    """A folder, or an address of object storage; raises BadData for what is neither."""

    name = "place"

    def convert(self, value: str | Place, _param: click.Parameter | None, _ctx: click.Context | None) -> Place:
        """Return the place that is named."""
        return placed(value) if isinstance(value, str) else value


market_option = click.option(
    "--market", "folder", type=PlaceOfMarket(), metavar="PLACE",
    help="The folder of the market's record, or s3://bucket/prefix.",
)  # fmt: skip
