"""What an element of a page is by its name: navigation, an advertisement, a pull quote, a caption.

Content systems name their parts alike, in the tag or in a class. A name is a hint and no more: the
box that holds a whole story is called "sidebar-main" or "paywall" too, and then the name is not
believed (`main_text.py`).
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Any

from searchkit.domain.clipping import PagePart
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, limit, rule


class Hint(StrEnum):
    """What a name says of all that stands in its element."""

    NAVIGATION = "navigation"  # menus, buttons, the head and the foot of the site
    ADVERTISEMENT = "advertisement"
    PROMOTION = "promotion"  # other stories, newsletters, subscriptions, appeals, cookie notices
    COMMENTS = "comments"
    BESIDE = "beside"  # pull quotes, boxes, notes, embedded posts: text, not the story's own prose
    CAPTION = "caption"
    HIDDEN = "hidden"  # no reader sees it


PARTS = {
    Hint.NAVIGATION: PagePart.NAVIGATION,
    Hint.ADVERTISEMENT: PagePart.ADVERTISEMENT,
    Hint.PROMOTION: PagePart.PROMOTION,
    Hint.COMMENTS: PagePart.COMMENTS,
    Hint.BESIDE: PagePart.BESIDE,
}

# These hold no text of the page: programs, pictures, and what a form offers to choose from.
UNSEEN = frozenset(
    str.split(
        "script style template head svg iframe object video audio canvas select option"
        " textarea datalist input rt rp amp-analytics amp-pixel amp-state"
    )
)
_TAGS = {
    "nav": Hint.NAVIGATION,
    "footer": Hint.NAVIGATION,
    "button": Hint.NAVIGATION,
    "menu": Hint.NAVIGATION,
    "dialog": Hint.PROMOTION,
    "aside": Hint.BESIDE,
    "amp-ad": Hint.ADVERTISEMENT,
    "amp-sidebar": Hint.NAVIGATION,
    "amp-consent": Hint.PROMOTION,
    "amp-user-notification": Hint.PROMOTION,
    "figcaption": Hint.CAPTION,
    "noscript": Hint.HIDDEN,  # but pages whose comments are nested badly stand in one as a whole
}
_ROLES = {
    "navigation": Hint.NAVIGATION,
    "banner": Hint.NAVIGATION,
    "contentinfo": Hint.NAVIGATION,
    "search": Hint.NAVIGATION,
    "dialog": Hint.PROMOTION,
    "alertdialog": Hint.PROMOTION,
}

# Words of a class or an id, tried in this order.
_NAMES: tuple[tuple[Hint, str], ...] = (
    (
        Hint.HIDDEN,
        r"sr-only|visually-?hidden|screen-reader(?:-text|-only)?|off-?screen|assistive-text"
        # Not "overflow-hidden", nor "print:hidden", nor "hidden md:block", which is seen after all.
        r"|(?<![-:])(?:hide|hidden|is-hidden|d-none|ng-hide|invisible)(?!-)"
        r"(?!.*:(?:block|flex|grid|inline|table)|.*d-\w+-(?:block|flex|inline|table))",
    ),
    (
        Hint.COMMENTS,
        r"comments|comment-?(?:list|section|area|body|content|form|thread|wrapper|respond)"
        r"|disqus(?:-thread)?|livefyre|respond|user-comments?|reader-comments?",
    ),
    (
        Hint.ADVERTISEMENT,
        r"ads?|ad-?(?:slot|unit|box|wrapper|container|placement|label|banner)|advert|adverts"
        r"|advertisement|advertising|adsbygoogle|sponsor(?:ed)?|sponsored-\w+|outbrain|taboola|dfp",
    ),
    (
        Hint.PROMOTION,
        r"related|related-?\w+|recirc(?:ulation)?|recommended?|recommendations?|more-(?:on|from|stories|news|articles|posts)"
        r"|most-?(?:read|viewed|popular)|trending|popular|read-?(?:more|next|also)|see-also|also-(?:read|like)"
        r"|up-?next|next-(?:article|story|post|up)|newsletters?|newsletter-\w+|subscribe|subscription|subscriptions"
        r"|sign-?up|optin|opt-in|mailchimp|donate|donation|donations|contribution|support-us|fundraiser|appeal"
        r"|cookies?|cookie-\w+|consent|gdpr|onetrust|promos?|promo-\w+|promotion|teasers?|paywall|upsell|piano",
    ),
    (
        Hint.NAVIGATION,
        r"nav|navbar|navigation|menus?|breadcrumbs?|share|sharing|share-\w+|social|socials|social-\w+|toolbar"
        r"|tagline|slogan|site-?(?:title|description|tagline)|pagination|pager|page-?footer|site-?(?:footer|header|nav)|masthead|skip-?links?|addtoany|addthis|sharedaddy"
        r"|mw-editsection|print-?footer|catlinks|mw-jump-link|modal|pop-?up|overlay|lightbox|scrim|toast",
    ),
    (
        Hint.BESIDE,
        r"pull-?quotes?|pq|stand-?first|excerpt|(?:post|article|entry)-(?:excerpt|subtitle|deck|dek)|sub-?headline|dek|fact-?(?:box|sheet|file)|info-?box|side-?bar|call-?out|box-?out|text-?box|bio|byline-bio"
        r"|author-(?:bio|info|box|card|about|description)|about-(?:the-)?author|foot-?notes?|end-?notes?|references|reflist"
        r"|tags?|tag-?list|topics|keywords|corrections?|disclaimer|editors?-note|key-?(?:points|takeaways|facts)|at-a-glance"
        r"|tweet|twitter-tweet|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|fb-post|social-embed|tldr|toc",
    ),
    (Hint.CAPTION, r"\w*-?caption(?:-\w+)*|\w*caption\w*"),
)
_BY_NAME = tuple((hint, regex(rf"(?<![a-z0-9])(?:{words})(?![a-z0-9])")) for hint, words in _NAMES)
LONGEST_NAMES = limit(400, "time: some frameworks write a page of classes")
# One search says of most names that none of them fits.
_ANY_NAME = regex("|".join(pattern.pattern for _, pattern in _BY_NAME))
_CAMEL = regex(r"(?<=[a-z])(?=[A-Z])")
_STYLED_AWAY = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAPTION_TAGS = frozenset(
    ("p", "div", "span", "dd", "small", "em", "i", "font", "td", "cite", "figcaption")
)
# Everything is in these, whatever they are called.
_NEVER_NAMED = frozenset(("html", "body", "main", "article", "form"))


def hint_of(element: Any) -> Hint | None:
    """Return what the element's tag, role or name says of what it holds."""
    tag = element.tag
    if tag in _NEVER_NAMED:
        return None
    if tag in _TAGS:
        named = _hint_by_name(element)
        if tag == "footer" and is_source_of_quote(element):
            return None
        # An `aside` that is called "related" is that.
        return named if tag == "aside" and named else _TAGS[tag]
    if not element.attrib:
        return None
    if element.get("hidden") is not None or _STYLED_AWAY.search(element.get("style") or ""):
        return Hint.HIDDEN
    if role := _ROLES.get(element.get("role") or ""):
        return role
    return _hint_by_name(element)


@rule(
    "pages.source-of-quote",
    example="<blockquote><p>We wait.</p><cite>Ana Lima</cite></blockquote>",
    counter="<p>She read <cite>The Harbour</cite> aloud, and nobody slept.</p>",
    chosen_on=NO_DATA + "HTML names the source of a quotation so",
)
def is_source_of_quote(element: Any) -> bool:
    """Whether an element says who is quoted: a `footer` in a quotation, or a `cite` that ends it."""
    if element.tag == "footer":
        return any(True for _ in element.iterancestors("blockquote"))
    parent = element.getparent()
    return (
        element.tag == "cite"
        and parent is not None
        and parent.tag == "blockquote"
        and element.getnext() is None
        and not (element.tail or "").strip()
    )


def _hint_by_name(element: Any) -> Hint | None:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if names == " ":
        return None
    hint = _named(names[:LONGEST_NAMES])
    return None if hint is Hint.CAPTION and element.tag not in _CAPTION_TAGS else hint


@lru_cache(maxsize=4_096)  # a page has some hundred names, each many times
def _named(names: str) -> Hint | None:
    names = _CAMEL.sub("-", names).lower().replace("_", "-")
    if not _ANY_NAME.search(names):
        return None
    return next((hint for hint, pattern in _BY_NAME if pattern.search(names)), None)
