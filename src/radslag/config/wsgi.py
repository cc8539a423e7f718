"""The entry point for a web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radslag.config.settings")
application = get_wsgi_application()

from radslag.config import memory  # noqa: E402
from radslag.config.warming import warm_up  # noqa: E402  the package can be read only when Django is set up

warm_up()
memory.settle()
