"""The nouns of searchkit, as frozen values. Imports nothing but the standard library."""
