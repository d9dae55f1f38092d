"""Who speaks, which countries are meant, when was it published? One package a field."""
