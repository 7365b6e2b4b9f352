"""isp-assistant: whether and how to share information about a child, with the sections that carry the answer."""

__version__ = "0.1.0"
