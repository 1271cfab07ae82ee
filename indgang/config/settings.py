"""Django's settings, from the environment; `checks` refuses to serve citizens on unsafe ones."""

from pathlib import Path
from typing import Any, Final

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from .environment import Environment

ENVIRONMENT: Final = Environment()
env = ENVIRONMENT
ROOT = Path(__file__).resolve().parent.parent
CHECKOUT = (ROOT.parent / "pyproject.toml").exists()
DATA = env.folder("INDGANG_DATA", (ROOT.parent if CHECKOUT else Path.cwd()) / "data")

# --- safety -----------------------------------------------------------------------------------------------------
DEMO_SECRET: Final = "only-for-the-demo-and-tests-never-for-citizens"  # noqa: S105 - refused in production
DEMO_KEY: Final = "aW5kZ2FuZy1kZW1vLWtleS1uZXZlci1mb3ItcmVhbCE="
PRODUCTION = env.flag("INDGANG_PRODUCTION", False)
DEBUG = env.flag("DEBUG", False)
SECRET_KEY = env.text("SECRET_KEY") or DEMO_SECRET
INDGANG_KEYS = env.words("INDGANG_KEYS") or [DEMO_KEY]
INDGANG_INDEX_KEY = env.text("INDGANG_INDEX_KEY") or DEMO_SECRET
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
HTTPS = env.flag("INDGANG_HTTPS", PRODUCTION)

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^sundhed/$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 24 * 1024 * 1024
CSRF_FAILURE_VIEW = "indgang.desk.errors.csrf_failed"

# --- the house --------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "indgang.organisation",
    "indgang.journal",
    "indgang.catalogue",
    "indgang.citizens",
    "indgang.knowledge",
    "indgang.law",
    "indgang.inquiries",
    "indgang.wayfinder",
    "indgang.adviser",
    "indgang.results",
    "indgang.sample",
    "indgang.desk",
    "indgang.public",
    "indgang.config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "axes",
    "steady_queue",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "indgang.desk.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "indgang.desk.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "indgang.config.urls"
ASGI_APPLICATION = "indgang.config.asgi.application"
WSGI_APPLICATION = "indgang.config.wsgi.application"
THREADS = max(1, env.number("INDGANG_THREADS", 2))
SENTENCE_MODEL = env.flag("INDGANG_SENTENCE_MODEL", True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": {"kept": "indgang.foundation.kept"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "indgang.desk.context.house",
            ],
        },
    }
]
DATABASES = {"default": env.database("DATABASE_URL", DATA)}

# --- signing in -------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "organisation.Employee"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "indgang.organisation.backends.EmployeeBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "name", "email"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "indgang.desk.accounts.EmployeeAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False
AXES_FAILURE_LIMIT = env.number("INDGANG_LOCKOUT_AFTER", 5)
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "indgang.desk.accounts.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "indgang.desk.addresses.client_address"
PROXIES = env.number("INDGANG_PROXIES", 0)

# --- language and time ------------------------------------------------------------------------------------------
LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Dansk")), ("en", _("Engelsk"))]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
FORMAT_MODULE_PATH = ["indgang.config.formats"]

# --- files, jobs, mail, cache, log ------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA / "files"}},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if env.flag("INDGANG_HASHED_FILES", PRODUCTION)
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not env.flag("INDGANG_HASHED_FILES", PRODUCTION)
TASKS = {"default": {"BACKEND": "steady_queue.backend.SteadyQueueBackend", "OPTIONS": {}}}
MAIL_SERVER = env.text("EMAIL_HOST")
MAILERS: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": MAIL_SERVER, "port": env.number("EMAIL_PORT", 25), "timeout": 20},
    }
    if MAIL_SERVER
    else {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
}
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "indgang@localhost")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
SESSION_ENGINE = "indgang.organisation.sessions"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.text("LOG_LEVEL", "WARNING")},
}
SILENCED_SYSTEM_CHECKS = ["axes.W003"]
