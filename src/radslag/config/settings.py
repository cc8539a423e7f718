"""Every setting, read from the environment, safe by default; documented in docs/reference/settings.md."""

import sqlite3
from pathlib import Path

import environ
from csp.constants import NONE, SELF

from radslag.config import navigation

env = environ.FileAwareEnv()
ROOT = Path(__file__).resolve().parents[3]
VAR = Path(env.str("RADSLAG_VAR", default=str(ROOT / "var")))

# A demonstration on the loopback interface: shows its sign-in codes on the page, speaks plain http.
DEMO = env.bool("RADSLAG_DEMO", default=False)
DEBUG = env.bool("RADSLAG_DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="demonstration-only" if DEMO else "")
if not SECRET_KEY:
    from django.core.exceptions import ImproperlyConfigured

    raise ImproperlyConfigured("Set SECRET_KEY, or SECRET_KEY_FILE to a file that holds it.")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "radslag.ui",
    "radslag.municipalities",
    "radslag.journal",
    "radslag.documents",
    "radslag.notices",
    "radslag.approvals",
    "radslag.bodies",
    "radslag.statutebook",
    "radslag.meetings",
    "radslag.obligations",
    "radslag.public",
    "radslag.desk",
    "radslag.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_htmx",
    "template_partials",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "radslag.municipalities.middleware.SafeHeaders",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "radslag.municipalities.middleware.PlaceMiddleware",
]
ROOT_URLCONF = "radslag.config.urls"
WSGI_APPLICATION = "radslag.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "radslag.municipalities.context_processors.place",
            ],
        },
    }
]
FORM_RENDERER = "radslag.ui.renderers.PlainForms"
NAVIGATION = navigation.NAVIGATION
CSRF_FAILURE_VIEW = "radslag.ui.views.csrf_failure"
TEST_RUNNER = "django.test.runner.DiscoverRunner"

# SQLite below 3.51.3 can corrupt a write-ahead log on reset, so those keep the rollback journal.
JOURNAL_MODE = "WAL" if sqlite3.sqlite_version_info >= (3, 51, 3) else "DELETE"
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR / 'radslag.sqlite3'}")}
# A connection is kept between requests, and asked first whether it lives; what it was told of a municipality
# ends with each transaction.
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": f"PRAGMA journal_mode={JOURNAL_MODE};PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
        "PRAGMA recursive_triggers=ON;PRAGMA cache_size=-20000;",
    }
# The journal's checkpoints: signed by this key, or one made in its own file, and kept outside the database.
SIGNING_KEY = env.str("SIGNING_KEY", default="")
SIGNING_KEY_PATH = VAR / "signing.key"
CHECKPOINT_FOLDER = env.str("CHECKPOINT_FOLDER", default=str(VAR / "checkpoints"))
# Received files and finished documents, each under its SHA-256; to be in the backup with the database.
BLOB_FOLDER = env.str("BLOB_FOLDER", default=str(VAR / "blobs"))
# ClamAV's daemon, host:port or the path of a socket; received files are marked as not scanned without one.
CLAMD = env.str("CLAMD", default="")
# The municipality's seal: an encrypted PKCS#12 file; {kommun} in the name is the municipality's word.
SEAL_FILE = env.str("SEAL_FILE", default="")
SEAL_PASSPHRASE = env.str("SEAL_PASSPHRASE", default="")
SEAL_DEMONSTRATION_FOLDER = VAR / "seals"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska")]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
# In production the name of a file carries its digest, so that browsers may keep it; it is stored compressed.
STATIC_STORE = "django.contrib.staticfiles.storage.StaticFilesStorage"
if not (DEBUG or DEMO):
    STATIC_STORE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATIC_STORE},
}
WHITENOISE_USE_FINDERS = DEBUG or DEMO

AUTH_USER_MODEL = "municipalities.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
]

# Sign-in: people are invited, prove themselves with an e-mail code or a passkey, and have no password.
ACCOUNT_ADAPTER = "radslag.municipalities.adapters.InvitedOnly"
MFA_ADAPTER = "radslag.municipalities.adapters.SecondFactors"
SOCIALACCOUNT_ADAPTER = "radslag.municipalities.adapters.FederatedDoor"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 3
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
# An unknown address gets no mail and the same page as a known one.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"request_login_code": "60/m/ip,30/m/key"} if DEMO else {}
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_ONLY = False
# Activity is noted by our own guard, once a minute: the library would write at every request.
USERSESSIONS_TRACK_ACTIVITY = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="radslag@localhost")
# Letters come from an address of their own if there is one: answers and reports come to its mailbox.
LETTERS_FROM = env.str("LETTERS_FROM", default=DEFAULT_FROM_EMAIL)
# Where there is no mail server, letters are put here as files.
LETTERS_FOLDER = env.str("LETTERS_FOLDER", default=str(VAR / "brev"))
# Letters leave from the process that answered, at once; otherwise tick sends them within a minute.
SEND_LETTERS_AT_ONCE = env.bool("SEND_LETTERS_AT_ONCE", default=DEMO)
REPLY_MAILBOX = env.str("REPLY_MAILBOX", default="")
EMAIL_OAUTH_TOKEN = env.str("EMAIL_OAUTH_TOKEN", default="")
EMAIL_TIMEOUT = 20
# What addresses in letters begin with.
SITE_URL = env.str("SITE_URL", default="http://localhost:8000" if DEMO else f"https://{ALLOWED_HOSTS[0]}")

# Seconds: a session ends when nothing happens in it for eight hours, and after twelve whatever happens.
SESSION_IDLE = 8 * 3600
SESSION_LONGEST = SESSION_COOKIE_AGE = 12 * 3600
SESSION_SEEN_EVERY = 60
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
SESSION_COOKIE_NAME = "session" if DEMO else "__Host-session"
CSRF_COOKIE_NAME = "csrf" if DEMO else "__Host-csrf"
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not DEMO)
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
SECURE_HSTS_SECONDS = 0 if DEMO else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEMO
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SILENCED_SYSTEM_CHECKS = ["security.W021"]

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
    }
}
# Sign-ins, refusals and errors as JSON lines; a demonstration keeps Django's readable ones.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "radslag.config.logs.JsonLines"}},
    "handlers": {
        "lines": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stdout"}
    },
    "loggers": {"pikepdf": {"level": "WARNING"}}
    | ({} if DEMO else {"django": {"handlers": ["lines"], "level": "INFO", "propagate": False}}),
    "root": {"handlers": [] if DEMO else ["lines"], "level": "WARNING" if DEMO else "INFO"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
