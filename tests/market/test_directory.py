"""What stories call things, and which listing they mean (SEMANTICS 7)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapeproof.market.aliases import short_forms
from tapeproof.market.directory import Directory, Mention, NameKind
from tapeproof.market.members import shipped_groups
from tapeproof.market.workset.names import kept
from tapeproof.terms.instrument import Instrument, InstrumentType, Pair

OWN = (
    ("AAPL", "Apple Inc.", "XNYS", "USD"),
    ("XOM", "ExxonMobil", "XNYS", "USD"),
    ("NEE", "NextEra Energy", "XNYS", "USD"),
    ("TGT", "Target Corporation", "XNYS", "USD"),
    ("ROST", "Ross Stores", "XNYS", "USD"),
    ("WAT", "Waters Corporation", "XNYS", "USD"),
    ("SJM", "J.M. Smucker Company (The)", "XNYS", "USD"),
    ("BF-B", "Brown–Forman", "XNYS", "USD"),
    ("MU", "Micron Technology", "XNYS", "USD"),
    ("DAL", "Delta Air Lines", "XNYS", "USD"),
    ("BABA", "Alibaba Group ADR", "XNYS", "USD"),
    ("9988.HK", "Alibaba", "XHKG", "HKD"),
    ("0960.HK", "Longfor Group", "XHKG", "HKD"),
    ("ON", "ON Semiconductor", "XNYS", "USD"),
    ("NDAQ", "Nasdaq, Inc.", "XNYS", "USD"),
    ("DOW", "Dow Inc.", "XNYS", "USD"),
)


@pytest.fixture(scope="module")
def directory() -> Directory:
    own = [Instrument(symbol, name, InstrumentType.STOCK, money, exchange) for symbol, name, exchange, money in OWN]
    return Directory.build(own, shipped_groups())


def only(directory: Directory, text: str) -> Mention:
    mentions = directory.spot(text)
    assert len(mentions) == 1, [m.text for m in mentions]
    return mentions[0]


def symbols(directory: Directory, text: str, home: str = "XNYS", **about: str) -> list[str | None]:
    return [directory.resolve(mention.names[0], home, **about) for mention in directory.spot(text)]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("the Dow", "^DJI"),
        ("the Dow Jones industrial average .DJI", "^DJI"),
        ("Dow Jones Industrial Average® ($DJI)", "^DJI"),
        ("the S&P", "^GSPC"),
        ("The Standard & Poor's 500 Index", "^GSPC"),
        ("The Standard & Poor’s 500 Index", "^GSPC"),
        ("the SPX", "^GSPC"),
        ("the $COMP", "^IXIC"),
        ("the Nasdaq 100 Index", "^NDX"),
        ("the Nasdaq Biotech Index .NBI", "^NBI"),
        ("Hang Seng Tech", "HSTECH.HK"),
        ("the Hang Seng", "^HSI"),
        ("the Shanghai gauge", "000001.SS"),
        ("the CSI 300 XX:000300", "000300.SS"),
        ("ChiNext", "399006.SZ"),
        ("the Nikkei", "^N225"),
        ("the Kospi", "^KS11"),
        ("the Sensex", "^BSESN"),
        ("the Nifty", "^NSEI"),
        ("Israel's TA-125", "^TA125.TA"),
        ("the pan-European STOXX 600", "^STOXX"),
        ("the FTSEurofirst 300 .FTEU3", "^FTEU3"),
        ("Wall Street's fear gauge", "^VIX"),
        ("bitcoin", "BTC-USD"),
        ("the 10-year yield", "^TNX"),
        ("the yield on the benchmark 10-year Treasury note", "^TNX"),
        ("Ten-year Treasuries US10YT=RR", "^TNX"),
        ("the two-year was at", "US2Y"),
        ("Germany's 10-year yield", "DE10Y"),
        ("the greenback", "DX-Y.NYB"),
        ("the euro", "EURUSD=X"),
        ("the pound", "GBPUSD=X"),
        ("renminbi", "CNY=X"),
        ("USD/JPY", "JPY=X"),
        ("Brent LCOc1", "BZ=F"),
        ("West Texas Intermediate", "CL=F"),
        ("spot gold", "XAUUSD=X"),
        ("Gold XAU=", "XAUUSD=X"),
        ("U.S. gold futures", "GC=F"),
        ("natural gas", "NG=F"),
        ("US stocks", "^GSPC"),
        ("Stocks in Hong Kong", "^HSI"),
        ("mainland shares", "000300.SS"),
        ("Tokyo equities", "^N225"),
        ("the Facebook parent", "META"),
        ("the iPhone maker", "AAPL"),
        ("Exxon Mobil (XOM.N)", "XOM"),
        ("NextEra Energy (NEE)", "NEE"),
        ("Navistar International (NAV.N)", "NAV"),
        ("Lehman Brothers", "LEH"),
        ("J.M. Smucker", "SJM"),
        ("JM Smucker", "SJM"),
        ("Brown-Forman", "BF-B"),
        ("Micron", "MU"),
        ("SPDR Gold Trust", "GLD"),
    ],
)
def test_newsroom_names_give_the_symbol(directory: Directory, text: str, symbol: str) -> None:
    mention = only(directory, text)
    assert directory.resolve(mention.names[0], "XNYS") == symbol


@pytest.mark.parametrize(
    ("text", "home", "symbol"),
    [
        ("Alibaba", "XHKG", "9988.HK"),
        ("Alibaba Group Holding", "XNYS", "BABA"),
        ("Alibaba", "XNAS", "BABA"),
        ("Alibaba", "XLON", "9988.HK"),
        ("TSMC", "XNYS", "TSM"),
        ("TSMC", "XTAI", "2330.TW"),
        ("HSBC", "XHKG", "0005.HK"),
        ("HSBC", "XLON", "HSBA.L"),
        ("PDD Holdings", "XHKG", "PDD"),
        ("oil", "XNYS", "CL=F"),
        ("crude", "XLON", "BZ=F"),
        ("the blue-chip gauge", "XNYS", "^DJI"),
        ("the blue-chip gauge", "XSHG", "000300.SS"),
        ("the tech-heavy index", "XNYS", "^IXIC"),
        ("the tech-heavy index", "XHKG", None),
    ],
)
def test_the_home_market_picks_the_listing(directory: Directory, text: str, home: str, symbol: str | None) -> None:
    assert directory.resolve(only(directory, text).names[0], home) == symbol


def test_a_currency_or_a_word_picks_before_the_home(directory: Directory) -> None:
    name = only(directory, "Alibaba").names[0]
    assert directory.resolve(name, "XNYS", currency="HKD") == "9988.HK"
    assert directory.resolve(name, "XHKG", currency="USD") == "BABA"
    assert directory.resolve(name, "XHKG", currency="$") == "9988.HK"
    assert directory.resolve(name, "XNYS", words="Alibaba's Hong Kong-listed shares") == "9988.HK"
    assert directory.resolve(name, "XHKG", words="its American depositary receipts") == "BABA"


def test_plain_gold_is_either_but_a_delivery_month_tells(directory: Directory) -> None:
    plain = only(directory, "gold rose").names
    assert [directory.resolve(name, "XNYS") for name in plain] == ["GC=F", "XAUUSD=X"]
    assert [directory.resolve(name, "XNYS") for name in only(directory, "August gold rose").names] == ["GC=F"]


@pytest.mark.parametrize(
    "text",
    [
        "the target was met",
        "a visa for us",
        "the gap between them",
        "Ross said so to the vix",
        "at 140.33 yen and 380 billion yuan",
        "HKD 101.3",
        "dollar-denominated bonds",
        "in Tokyo and from London",
        "The Wall Street Journal and the Bank of Japan",
        "a four-year low, the two-year high",
        "He turned on the heating",
        "self-reliance and a goldsmith",
        "US elections",
    ],
)
def test_ordinary_words_name_nothing_for_sure(directory: Directory, text: str) -> None:
    sure = [m.text for m in directory.spot(text) if not m.names[0].weak]
    assert sure == []


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("Target fell", True),
        ("Target shares fell", False),
        ("Target Corp fell", False),
        ("Target (TGT) fell", False),
        ("Waters fell", True),
        ("Delta Air Lines fell", False),
        ("Apple fell", False),
        ("listed on the Nasdaq", True),
        ("the Nasdaq fell", False),
    ],
)
def test_a_name_that_is_also_a_word_needs_evidence(directory: Directory, text: str, weak: bool) -> None:  # noqa: FBT001 - a table's column
    assert only(directory, text).names[0].weak is weak


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("the Nasdaq Composite Index and the Dow", ["Nasdaq Composite Index", "Dow"]),
        ("Bank of America Merrill Lynch", ["Bank of America Merrill Lynch"]),
        ("the benchmark S&P 500", ["S&P 500"]),
        ("Apple's shares", ["Apple"]),
        ("Longfor Group Holdings 960 leapt", ["Longfor Group Holdings 960"]),
        ("S&P 500 futures", ["S&P 500 futures"]),
        ("Hang Seng Bank", ["Hang Seng Bank"]),
        ("Dow Inc. and the Dow", ["Dow Inc.", "Dow"]),
        ("Nasdaq Inc. runs the Nasdaq", ["Nasdaq Inc.", "Nasdaq"]),
        ("Alphabet (the parent of Google), Microsoft", ["Alphabet (the parent of Google)", "Microsoft"]),
        ("TSMC, Samsung Electronics and SK Hynix", ["TSMC", "Samsung Electronics", "SK Hynix"]),
        ("the STOXX 600 index (.STOXX) closed", ["STOXX 600 index (.STOXX)"]),
        ("Samsung Electronics (005930.KS) fell", ["Samsung Electronics (005930.KS)"]),
        ("Acme Widgets Inc. rose", ["Acme Widgets Inc"]),
    ],
)
def test_the_longest_name_counts_and_none_is_within_another(
    directory: Directory, text: str, mentions: list[str]
) -> None:
    found = directory.spot(text)
    assert [text[m.start : m.end] for m in found if m.names[0].kind is not NameKind.EPITHET] == mentions
    assert all(m.text == text[m.start : m.end] for m in found)


def test_a_company_nobody_knows_is_named_without_a_symbol(directory: Directory) -> None:
    mention = only(directory, "Acme Widgets Inc")
    assert mention.names[0].kind is NameKind.COMPANY
    assert directory.resolve(mention.names[0], "XNYS") is None
    ticker = only(directory, "Zeta Gears (ZGR.N)")
    assert ticker.text == "Zeta Gears (ZGR.N)"
    assert directory.resolve(ticker.names[0], "XNYS") == "ZGR"


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("the index", "index"),
        ("The benchmark", "index"),
        ("its shares", "stock"),
        ("the stock", "stock"),
        ("the company", "company"),
        ("the chipmaker", "company"),
        ("the online retailer", "company"),
        ("the currency", "currency"),
        ("the metal", "commodity"),
        ("the contract", "commodity"),
        ("the yield", "yield"),
        ("the cryptocurrency", "crypto"),
    ],
)
def test_epithets_say_what_they_stand_for(directory: Directory, text: str, of: str) -> None:
    (name,) = only(directory, f"{text} fell").names
    assert (name.kind, name.of, name.ids) == (NameKind.EPITHET, of, ())


@pytest.mark.parametrize(
    "text",
    ["the stock market", "the stock exchange", "the index provider", "the average analyst", "the giant earthquakes"],
)
def test_what_only_looks_like_an_epithet_is_none(directory: Directory, text: str) -> None:
    assert [m for m in directory.spot(text) if m.names[0].kind is NameKind.EPITHET] == []


def test_sectors_and_macro_figures_are_subjects_of_their_own(directory: Directory) -> None:
    text = "Utilities were off 7%; chip stocks rose as the unemployment rate fell"
    assert [m.names[0].kind for m in directory.spot(text)] == [NameKind.SECTOR, NameKind.SECTOR, NameKind.MACRO]


def test_groups_are_spotted_by_their_spellings(directory: Directory) -> None:
    (name,) = only(directory, "the world’s big markets").names
    assert (name.kind, name.group) == (NameKind.GROUP, "world-major-markets")
    assert only(directory, 'the "Magnificent Seven"').names[0].group == "magnificent-seven"


def test_the_quoted_side_of_a_pair_is_inverted(directory: Directory) -> None:
    assert only(directory, "the yen").names[0].inverted
    assert not only(directory, "the euro").names[0].inverted
    assert directory.pair("USD", "JPY") == Pair("JPY=X")
    assert directory.pair("JPY", "USD") == Pair("JPY=X", inverted=True)
    assert directory.pair("EUR", "USD") == Pair("EURUSD=X")
    assert directory.pair("USD", "EUR") == Pair("EURUSD=X", inverted=True)
    assert directory.pair("JPY", "EUR") == Pair("EURJPY=X", inverted=True)
    assert directory.pair("USD", "USD") is None


def test_a_company_links_its_listings(directory: Directory) -> None:
    assert set(directory.listings("BABA")) == {"9988.HK", "BABA"}
    assert directory.listings("ROST") == ("ROST",)
    assert directory.listings("nothing") == ("nothing",)


def test_known_by_name_alone_is_known(directory: Directory) -> None:
    spot = directory.instrument("XAUUSD=X")
    assert spot is not None
    assert (spot.type, spot.first) == (InstrumentType.SPOT, None)
    assert directory.instrument("no such thing") is None


def test_the_nearest_names_are_suggested(directory: Directory) -> None:
    assert any(suggestion.startswith("NVDA ") for suggestion in directory.nearest("Nvidea"))


def test_every_symbol_that_a_name_gives_is_a_known_instrument(directory: Directory) -> None:
    table = directory.aliases.values()
    every = [symbol for spelled in table for _, name in spelled for _, symbol in name.ids]
    assert sorted({symbol for symbol in every if directory.instrument(symbol) is None}) == []


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Ross Stores, Inc.", {"Ross Stores", "Ross"}),
        ("Alphabet Inc. (Class A)", {"Alphabet"}),
        ("J.M. Smucker Company (The)", {"J.M. Smucker", "JM Smucker"}),
        ("ON Semiconductor", {"ON Semiconductor"}),
        ("Arthur J. Gallagher & Co.", {"Arthur J. Gallagher"}),
    ],
)
def test_names_are_shortened_as_newsrooms_do(name: str, forms: set[str]) -> None:
    assert forms <= set(short_forms(name))
    assert "ON" not in short_forms(name)


@given(st.text(alphabet=st.sampled_from("the DowNasdaq&P 50İß’'()$.=-Applesyn\n%"), max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    mentions = DIRECTORY.spot(text)
    assert all(m.text == text[m.start : m.end] and m.names for m in mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))


DIRECTORY = Directory.build((), shipped_groups())


def test_a_directory_kept_from_another_run_reads_as_the_one_that_was_built(directory, tmp_path, monkeypatch):
    monkeypatch.setenv("TAPEPROOF_CACHE", str(tmp_path / "cache"))
    kept(tmp_path, "of one market", lambda: directory)
    again = kept(tmp_path, "of one market", pytest.fail)
    masked = "The New York Stock Exchange said so to the Wall Street Journal, and Alibaba fell 3 per cent."
    assert again is not directory
    assert [mention.text for mention in again.spot(masked)] == ["Alibaba"]
    assert again.spot(masked) == directory.spot(masked)
