"""Words with `*` in them, and words nearly like another."""

from collections.abc import Callable


def wildcard_test(pattern: str) -> Callable[[str], bool]:
    """Return a test for forms that `pattern` matches from end to end; `*` is any run, or nothing.

    Without backtracking: each piece between two stars is taken at its first place, which is never
    worse than a later one.
    """
    first, *rest = pattern.split("*")
    if not rest:
        return pattern.__eq__
    *middle, last = rest

    def matches(form: str) -> bool:
        if len(form) < len(first) + len(last) or not form.startswith(first):
            return False
        end = len(form) - len(last)
        at = len(first)
        for piece in middle:
            at = form.find(piece, at, end)
            if at < 0:
                return False
            at += len(piece)
        return form.endswith(last)

    return matches


def fuzzy_test(word: str, distance: int) -> Callable[[str], bool]:
    """Return a test for forms within a Levenshtein distance of `word`, their first letter the same."""

    def matches(form: str) -> bool:
        return form[:1] == word[:1] and is_within(word, form, distance)

    return matches


def is_within(left: str, right: str, distance: int) -> bool:
    """Say whether `distance` insertions, deletions and replacements turn one word into the other.

    Only the diagonal band that can still be within the distance is computed.
    """
    if abs(len(left) - len(right)) > distance:
        return False
    too_far = distance + 1
    row = [min(column, too_far) for column in range(len(right) + 1)]
    for i, letter in enumerate(left, start=1):
        previous, row = row, [too_far] * (len(right) + 1)
        if i <= distance:
            row[0] = i
        for j in range(max(1, i - distance), min(len(right), i + distance) + 1):
            replaced = previous[j - 1] + (letter != right[j - 1])
            row[j] = min(replaced, previous[j] + 1, row[j - 1] + 1, too_far)
        if min(row) > distance:
            return False
    return row[-1] <= distance
