"""File names for pages, made of text that nobody vouches for."""

import hashlib
import unicodedata

_READABLE_CHARS = 60
_HASH_CHARS = 10
# Of ASCII letters and digits words are made; all else is between them.
_WORDS = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() else 0x20 for code in range(128)
) + bytes(128)


def slug(text: str, key: str) -> str:
    """Return `[a-z0-9-]{1,80}`: readable words of `text`, and a digest of `key`.

    Two keys never share a slug, whatever their texts: titles may be alike, empty, differ only in
    case or in how their accents are composed, or be the name of a device.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    letters = text.encode("ascii", "ignore").translate(_WORDS)
    words = b"-".join(letters.split())[:_READABLE_CHARS].strip(b"-").decode()
    digest = hashlib.blake2b(key.encode(errors="surrogatepass"), digest_size=8).hexdigest()
    return f"{words}-{digest[:_HASH_CHARS]}" if words else digest[:_HASH_CHARS]
