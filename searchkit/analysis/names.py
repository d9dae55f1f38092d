"""Says whether a name that was asked for means a name that was found.

name_matches("wang yi", "Wang Yi")        True    case and accents aside
name_matches("Wang", "Wang Yi")           True    the surname comes first here
name_matches("Yi", "Wang Yi")             False
name_matches("Bellen", "Alexander Van der Bellen")          True
name_matches("van der Bellen", "Alexander Van der Bellen")  True
name_matches("López Obrador", "Andrés Manuel López Obrador")  True
name_matches("Affairs", "Ministry of Foreign Affairs")      False   no person, no surname
"""

import re
from collections.abc import Iterator, Sequence

from searchkit.analysis.tokens import tokens

# Common Chinese, Korean and Vietnamese surnames as the English press spells them, compiled for this
# module. A name that starts with one and goes on in such syllables has its surname first.
_FIRST_SURNAMES = """
    an bai bui bae cai cao chan chang chen cheng cho choe choi chu chun cui dai dang deng ding do dong du duan
    duong fan fang feng fu gao ge gong gu guo gwak hahn han hao he heo ho hoang hong hou hu hua huang huynh hwang
    jang jeon jeong ji jia jiang jin jo joo ju jung kang kim kong ko ku kuo kwon lai lam lee lei leung li liang liao
    lim lin ling liu long lu luo lo luong ly ma mai mao meng mo moon nam nguyen ni nie ngo oh ou pan park peng pham
    phan pei qian qiao qin qiu ren rhee ri ryu seo seok shao shen shi shin sim son song su suh sun tan tang tao tian
    tran trinh truong tsai vo vu wan wang wei wen won woo wong wu xi xia xiang xiao xie xing xiong xu xue yan yang
    yao ye yeo yi yim yin yoo yoon you yu yuan yue yun zeng zhai zhan zhang zhao zheng zhong zhou zhu zhuang zou
"""
# One or two syllables: "jinping", "jae", "un", "trong"; not "kardashian", not "leadbeater".
_GIVEN_SYLLABLES = re.compile(
    r"(?:(?:zh|ch|sh|ph|th|tr|kh|ng|ts|hs|hw|gw|kw|ky|hy|my|[bpmfdtnlgkhjqxrzcsywv])?"
    r"[aeiou]{1,3}y?(?:ng|nh|[nkmlptch])?){1,2}"
)
_is_first_surname = frozenset(_FIRST_SURNAMES.split()).__contains__
# Western given names too: of "Lee Wang" and "Lee Zeldin" either word may be the surname.
_is_also_given = frozenset(["kim", "lee", "jo", "sun", "long"]).__contains__
_joins_institutions = frozenset(["of", "for", "and", "the"]).__contains__
_is_suffix = frozenset(["jr", "sr", "ii", "iii", "iv"]).__contains__


def name_matches(asked: str, name: str) -> bool:
    """Say whether `asked` is the whole name or its surname; case, accents and hyphens aside."""
    wanted = _words(asked)
    words = _words(name)
    if not wanted:
        return False
    return wanted == words or wanted in _surnames(words)


def _surnames(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield what the bearer of a name may be called by: nothing where nobody bears it."""
    if len(words) > 2 and _is_suffix(words[-1]):
        words = words[:-1]
        yield words
    if len(words) < 2 or any(map(_joins_institutions, words)):
        return
    if _surname_is_first(words):
        yield words[:1]
        if len(words) > 2 or not _is_also_given(words[0]):
            return
    # From the last word to all but the first: where a surname of two words or with a particle
    # begins cannot be seen, and what is asked for with more words is meant no less.
    for start in range(len(words) - 1, 0, -1):
        yield words[start:]


def _surname_is_first(words: Sequence[str]) -> bool:
    surname, *given = words
    return (
        _is_first_surname(surname)
        and len(given) <= 2
        and all(_GIVEN_SYLLABLES.fullmatch(word) for word in given)
    )


def _words(name: str) -> list[str]:
    return [token.form for token in tokens(name)]
