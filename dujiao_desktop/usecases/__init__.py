"""What an officer does: one file per action, one transaction each; the only door for screens."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # for annotations in `desktop`, which knows neither the store nor the documents
    from dujiao_desktop.documents.reading.photo import Pixels as Pixels
    from dujiao_desktop.store.database import Store as Store
    from dujiao_desktop.store.lists import Lists as Lists
