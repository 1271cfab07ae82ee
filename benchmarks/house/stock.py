"""Django's own ASGI entrance with everything else of the house as it is, to be measured against the house's own."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "indgang.config.settings")

from django.core.asgi import get_asgi_application

from indgang.config.settling import settle

application = get_asgi_application()
settle()
