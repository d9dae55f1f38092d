"""Ask a folder of news clippings who said what about which country, when."""

__version__ = "0.1.0"
