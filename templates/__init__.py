"""The jinja2 templates and CSS of the static pages, installed as searchkit.templates."""
