"""Outlets and agencies: what they are called, and whose a web address is. One table knows them all."""

import re
from collections.abc import Mapping
from functools import cache

from searchkit.language.addresses import host_of
from searchkit.language.fold import fold
from searchkit.language.tables import listed, rows
from searchkit.rules import rule


def agencies() -> Mapping[str, str]:
    """Return every name of a news agency -> the short name that it goes by: "Associated Press" -> "AP"."""
    return _names("agency")


@cache
def agency_pattern(*, of_pictures: bool = False) -> str:
    """Return a pattern of every name of a news agency, also of those that are credited for pictures."""
    names = [*_names("agency"), *(_names("pictures") if of_pictures else ())]
    # Where one name begins another, the longer one is to be found.
    return "(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + ")"


def outlet_at(url: str) -> str | None:
    """Return the name of the outlet whose page this is, by the table of known hosts."""
    host = host_of(url)
    while "." in host:
        if name := _by_host().get(host):
            return name
        host = host.partition(".")[2]
    return None


def outlet_called(name: str) -> str | None:
    """Return the name that an outlet or an agency goes by, by any of its names and hosts.

    Case, accents and "The" aside; None where no table knows it.

    >>> outlet_called("the associated press"), outlet_called("apnews.com"), outlet_called("The Bell")
    ('AP', 'AP', None)
    """
    return _by_name().get(_key(name))


def source_key(name: str) -> str:
    """Return what two sources share that are one: known outlets by any name, else the spelling.

    Case, accents, spacing and "The" aside.
    """
    return fold(outlet_called(name) or " ".join(name.split())).removeprefix("the ")


@rule(
    "outlets.host",
    example="courier.example",
    counter="archive.org",
    chosen_on="hosts of the saved pages of the dev data: archives, shares and numbers are no outlets",
)
def is_outlet(host: str) -> bool:
    """Whether a host that no table knows may pass for its outlet's name: no archive, share or number."""
    parts = host.split(".")
    if len(parts) < 2 or not all(parts) or parts[-1].isdigit():
        return False
    return not any(".".join(parts[place:]) in _others_pages() for place in range(len(parts)))


@cache
def _names(kind: str) -> dict[str, str]:
    """Return every name of the outlets of a kind -> the name that each goes by."""
    return {
        name: own
        for own, its_kind, others, _ in rows(__package__, "outlets.tsv")
        if its_kind == kind
        for name in (own, *listed(others))
    }


@cache
def _by_name() -> dict[str, str]:
    table = rows(__package__, "outlets.tsv")
    return {
        _key(each): own
        for own, kind, others, hosts in table
        if kind != "share"
        for each in (*listed(hosts), *listed(others), own)
    }


def _key(name: str) -> str:
    return " ".join(fold(name).split()).removeprefix("the ")


@cache
def _by_host() -> dict[str, str]:
    table = rows(__package__, "outlets.tsv")
    return {host: own for own, kind, _, hosts in table if kind != "share" for host in listed(hosts)}


@cache
def _others_pages() -> frozenset[str]:
    table = rows(__package__, "outlets.tsv")
    return frozenset(h for _, kind, _, hosts in table if kind == "share" for h in listed(hosts))
