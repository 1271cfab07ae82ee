"""Every address of the house; each face has its own table."""

from django.conf import settings
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import include, path
from django.views.i18n import set_language

from indgang.public import machines

urlpatterns = [
    path("sprog/", set_language, name="set_language"),
    path("borger/", include("indgang.public.urls")),
    *machines.at_the_root,
    path("", include("indgang.desk.urls")),
]
if settings.DEBUG:
    urlpatterns += staticfiles_urlpatterns()

handler400 = "indgang.config.errors.bad_request"
handler403 = "indgang.desk.errors.forbidden"
handler404 = "indgang.config.errors.not_found"
handler500 = "indgang.config.errors.broken"
