"""The entrance for a plain WSGI server; enough for pages, not for live displays."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "indgang.config.settings")
application = get_wsgi_application()
