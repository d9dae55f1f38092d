"""Names as markup: a link where a speaker, a country or an outlet has a page, else the words alone."""

from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from searchkit.domain.query import Facet
from searchkit.renderers.display_names import Names
from searchkit.renderers.html.escaping import isolated
from searchkit.renderers.html.page_set import NamePage

# Names of a search come again and again.
_LINKS_KEPT = 10_000
_NOTHING = Markup()


class NameLinks:
    """Links from pages of one folder."""

    def __init__(self, names: Names, name_page: NamePage, root: str) -> None:
        """`root`: the way from those pages to the folder that the pages of names are in."""
        self._names = names
        self._name_page = name_page
        self._root = root
        self.link = lru_cache(_LINKS_KEPT)(self._link)

    def _link(self, facet: Facet, value: str) -> Markup:
        """Return a name, isolated from the direction of what is around it."""
        words = escape(isolated(self._names.value(facet, value)))
        if page := self._name_page(facet, value):
            return Markup(f'<a href="{escape(self._root + page)}">{words}</a>')
        return words

    def listed(self, facet: Facet, values: Sequence[str]) -> Markup:
        """Return names as they stand in a sentence: "Wang Yi, Ann Lee and Li Wei"."""
        if len(values) < 2:
            return self.link(facet, values[0]) if values else _NOTHING
        *first, last = [self.link(facet, value) for value in values]
        return Markup(f"{', '.join(first)} and {last}")
