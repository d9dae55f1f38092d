"""A question asked of an open index, and its answer with the texts and names a person wants."""
