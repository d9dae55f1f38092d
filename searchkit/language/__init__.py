"""What news prose is, decided once, for readers, paragraphs, finders, engines and queries alike."""
