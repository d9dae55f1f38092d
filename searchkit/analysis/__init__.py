"""Text -> words: tokens, acronyms, accents, stems. One analysis for index and query."""
