"""A pair of hands on the keyboard that counts its strokes."""

from playwright.sync_api import Page


class Keys:
    """What a person types, without a mouse; a chord such as Alt+F is one stroke."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.count += len(words)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1
