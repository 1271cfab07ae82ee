"""The desk's addresses: nouns, in Danish as the users see them."""

from allauth.account import views as account
from django.contrib.auth.decorators import login_not_required
from django.urls import path

urlpatterns = [
    path("log-ind/", login_not_required(account.login), name="account_login"),
    path("log-ud/", login_not_required(account.logout), name="account_logout"),
    path("adgangskode/", account.password_change, name="account_change_password"),
]
