"""What a figure can be of, beyond prices: revenue, inflation, turnover, market value, plans."""

from __future__ import annotations

from tapeproof.terms.quantity import Quantity
from tapeproof.words.pattern import loose
from tapeproof.words.word import Choice

TOPIC = Choice(
    "quantity",
    {
        Quantity.REPORTED: (
            "revenue", "revenues", "sales", "net profit", "profit", "profits", "net income", "earnings", "operating profit",
            "net loss", "operating income", "earnings per share", "cash flow", "dividend", "guidance", "bookings", "deliveries",
            "cloud unit", "margins", "backlog", "shipments", "order book", "orders", "turnover swelled", "the unit had",
            "annual pace", "accounts", "adjusted earnings",
        ),
        Quantity.MACRO: (
            "unemployment", "jobless rate", "jobless claims", "nonfarm payrolls", "payrolls", "inflation", "consumer prices",
            "consumer price index", "cpi", "ppi", "gdp", "gross domestic product", "exports", "imports", "retail sales",
            "policy rate", "key interest rate", "benchmark rate", "interest rate", "interest rates", "pmi", "consumer confidence",
            "confidence", "industrial production", "factory output", "industrial output", "trade deficit", "trade surplus",
            "housing starts", "home sales", "durable goods", "jobs report", "wages", "borrowing costs", "purchasing managers",
            "manufacturing index", "economy grew", "economic growth", "employment", "rate cut", "rate increase", "rate hike",
            "trade war", "stockpiles", "inventories", "crude inventories", "opec production", "oil production", "production",
            "cash rate", "deposit rate", "repo rate", "funds rate", "overnight rate", "refinancing rate", "refinance rate", "discount rate", "lending rate",
            "prime rate", "bank rate", "official rate", "main rate", "target rate", "target range", "output", "economy", "economies", "growth rate", "job growth", "hiring", "trade balance", "retail price index",
        ),
        Quantity.VOLUME: ("turnover", "trading volume", "volume", "volumes", "shares changed hands", "dealings added up",
            "shares were traded", "shares switched owners", "shares had changed hands", "of shares changed hands", "trade volume", "trading value"),
        Quantity.MARKET_VALUE: (
            "market value", "market cap", "market capitalisation", "market capitalization", "valuation", "now worth", "is worth", "was worth", "be worth", "valued at",
            "combined value", "market worth",
        ),
        Quantity.AMOUNT: (
            "package", "investment", "spending", "stake", "purchase", "acquisition", "takeover", "bailout", "rescue", "subsidies",
            "subsidy", "staff", "workforce", "jobs", "payroll", "plan", "drive", "programme", "program", "stimulus", "loan", "loans",
            "tonnes", "hoard", "holdings", "fine", "tax", "deal", "budget", "tariff", "tariffs", "duties", "levy", "levies",
            "outflow", "outflows", "inflow", "inflows", "bond issue", "buyback", "fund", "contracts", "orders worth", "offloaded",
            "share count", "capital spending", "giveaway", "debt", "aid", "relief", "spend", "invest", "cost cuts",
        ),
    },
)  # fmt: skip
"""A noun that says what quantity a figure is of."""

WHOSE_IT_IS = loose(r"\s+(?:at|of|for|from)\s+(?:the\s+)?")
"""Between a topic and a company: "sales at Ford"."""

YIELD = Choice("", {True: ("yield", "yields", "treasuries", "treasury yield", "bond yield")})
"""The yield of a bond."""

SECTOR = Choice(
    "",
    {
        True: (
            "financials", "financial shares", "energy shares", "energy stocks", "technology shares", "tech shares", "tech stocks",
            "consumer staples", "consumer discretionary", "real estate", "utilities", "materials", "healthcare", "health care",
            "industrials", "bank shares", "banks", "chip stocks", "chipmakers", "miners", "property developers", "developers",
            "small caps", "large caps", "megacaps", "biotechnology", "biotech", "semiconductor stocks", "carmakers", "automakers",
            "airlines", "retailers", "insurers", "lenders", "brokers", "growth stocks", "value stocks", "energy names",
            "communication services", "basic resources", "oil stocks", "gold miners", "property stocks", "bank stocks",
            "internet stocks", "information technology", "technology", "tech", "chip shares", "mining stocks", "mining shares", "property shares",
            "luxury stocks", "software stocks", "auto stocks", "travel stocks", "health stocks", "defense stocks", "defence stocks", "tobacco stocks",
            "consumer stocks", "industrial stocks", "financial stocks", "utility stocks", "retail stocks", "airline stocks", "steelmakers", "drugmakers", "defensive stocks", "cyclicals", "media stocks", "telecoms", "sectors", "sector", "energy",
            "discretionary", "staples", "basket", "peers", "rivals", "members", "constituents", "ordinary shares outstanding",
        )
    },
)  # fmt: skip
"""A group of shares without a symbol of its own; a figure said of it is not said of the index beside it."""

FORECAST = Choice(
    "",
    {
        True: (
            "could", "may", "might", "would", "should", "will", "forecast", "forecasts", "expect", "expects", "expected to",
            "is expected", "are expected", "price target", "target", "targets", "year-end targets", "target price", "likely to", "set to", "predicted", "predicts",
            "predict", "projected", "projects", "projection", "outlook for", "if", "i.e.", "resistance", "support at", "is tipped",
            "pencilled in", "guidance", "see the", "sees", "analysts see", "to be spent", "in case",
            "unless", "were to", "plans to", "aims to", "year-end target", "going to", "is seen", "are seen", "needs to", "need to",
            "would have to", "has to", "pointed to", "pointing to", "point to", "braced for", "imply", "implies", "implied", "typically", "aims for", "aim for",
            "bear case", "bull case", "base case", "defined as", "rule of thumb", "moving average is",
        )
    },
)  # fmt: skip
"""What makes a figure one of the future or of opinion."""
