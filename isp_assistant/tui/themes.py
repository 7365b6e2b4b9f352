"""A light, a dark and a high-contrast theme. Colour is never the only sign of anything."""

from textual.theme import Theme

THEMES = (
    Theme(
        name="isp-dark",
        primary="#7fb4e6",
        secondary="#9ccfa6",
        accent="#f0c674",
        foreground="#e6e6e6",
        background="#14181d",
        surface="#1b2128",
        panel="#252d36",
        success="#8fd19e",
        warning="#f0c674",
        error="#ff8f85",
        dark=True,
    ),
    Theme(
        name="isp-light",
        primary="#1d4f91",
        secondary="#20663a",
        accent="#7a4a00",
        foreground="#1a1a1a",
        background="#fbfaf7",
        surface="#f1efe9",
        panel="#e3e0d8",
        success="#1d6b36",
        warning="#7a4a00",
        error="#a8261b",
        dark=False,
    ),
    Theme(
        name="isp-contrast",
        primary="#ffff00",
        secondary="#00ffff",
        accent="#ffff00",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1a1a1a",
        success="#00ff66",
        warning="#ffff00",
        error="#ff8080",
        dark=True,
    ),
)
