"""Which paragraphs answer a query, in which order? Engines, all of one contract."""
