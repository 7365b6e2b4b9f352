"""What the terminal sends, read so that no byte of it ends the app.

The library decodes strictly, and a byte that is no UTF-8, as a paste from an old program holds them, is then its end.
Each becomes the sign for an unknown character instead, and everything round it is kept.
"""

import sys
from codecs import IncrementalDecoder, getincrementaldecoder
from functools import partial

from textual.driver import Driver

DECODER = "getincrementaldecoder"
"""By what name a driver that reads bytes knows how to decode them; one for Windows is given characters."""


def forgiving(driver: type[Driver]) -> type[Driver]:
    """Make a driver take any byte."""
    module = sys.modules[driver.__module__]
    if hasattr(module, DECODER):
        setattr(module, DECODER, _decoder)
    return driver


def _decoder(encoding: str) -> partial[IncrementalDecoder]:
    return partial(getincrementaldecoder(encoding), "replace")
