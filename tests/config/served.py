"""The product's own entrance with a few pages more, for tests/config/test_asgi.py."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "indgang.config.settings"

from django.conf import settings

settings.ROOT_URLCONF = "tests.config.served_pages"

from indgang.config.asgi import application  # noqa: E402 - the settings must have their addresses first

__all__ = ["application"]
