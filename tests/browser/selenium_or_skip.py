"""Selenium's names, or a skip of the whole module that imports them."""

import pytest

pytest.importorskip("selenium", reason="selenium is not installed")

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

__all__ = ["By", "Keys"]
