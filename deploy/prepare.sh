#!/bin/sh
# Make all that an installation on PostgreSQL stands on: roles, database, tables, locks, static files.
# May be run again, and is, at every start of deploy/compose.yaml, before web and tick.
#   ADMIN_DATABASE_URL  a role that may make roles, in any database of the cluster
#   OWNER_DATABASE_URL  radslag_owner, in the database to be made
#   DATABASE_URL        radslag_app, there too, as the service itself connects
set -eu
: "${ADMIN_DATABASE_URL:?}" "${OWNER_DATABASE_URL:?}" "${DATABASE_URL:?}"
manage() { "${PYTHON:-.venv/bin/python}" manage.py "$@"; }
DATABASE_URL=$ADMIN_DATABASE_URL manage create_database_roles --database "${OWNER_DATABASE_URL##*/}"
DATABASE_URL=$OWNER_DATABASE_URL manage migrate --no-input --verbosity 0
manage collectstatic --no-input --verbosity 0
manage check --deploy --database default --fail-level ERROR
