"""The bundled clippings of `searchkit demo` and of the tests: invented people and outlets."""
