#!/usr/bin/env bash
# Run a command against a PostgreSQL made for it: with_postgres.sh COMMAND [ARGUMENT...]
#
# The cluster lives in a temporary folder, listens on a socket there and nowhere else, belongs to an
# unprivileged user, and is stopped and removed when the command ends, fails or is interrupted. The command
# gets DATABASE_URL as radslag_owner, which may make databases but is bound by row-level security.
set -euo pipefail
[ $# -gt 0 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2; }

roles="$(cd "$(dirname "$0")/.." && pwd)/src/radslag/municipalities/management/roles.sql"
if command -v pg_ctl >/dev/null; then bin=$(dirname "$(readlink -f "$(command -v pg_ctl)")")
else bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1); fi
[ -x "$bin/initdb" ] || { echo "PostgreSQL is not installed: scripts/install_test_tools.sh" >&2; exit 1; }

# A short path: a socket's address may be at most 107 characters.
place=$(mktemp -d "${TMPDIR:-/tmp}/radslag-pg.XXXXXX")
as=()
if [ "$(id -u)" = 0 ]; then
  who=postgres; id "$who" >/dev/null 2>&1 || who=nobody
  chown "$who" "$place"
  as=(setpriv --reuid="$who" --regid="$(id -g "$who")" --clear-groups env HOME="$place")
fi
cd "$place"
child=
stop() {
  trap - EXIT
  [ -z "$child" ] || kill -TERM "$child" 2>/dev/null || true
  "${as[@]}" "$bin/pg_ctl" -D "$place/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$place"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

loud() { "$@" >"$place/said" 2>&1 || { cat "$place/said" >&2; exit 1; }; }
loud "${as[@]}" "$bin/initdb" -D "$place/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync
# Nothing in it outlives the command, so nothing has to reach the disk.
loud "${as[@]}" "$bin/pg_ctl" -D "$place/data" -l "$place/log" -w -o "-c listen_addresses='' -k $place \
  -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60 -c shared_buffers=128MB" start
sql=("$bin/psql" -h "$place" -U postgres -q -v ON_ERROR_STOP=1)
loud "${sql[@]}" -d postgres -f "$roles" -c "ALTER ROLE radslag_owner CREATEDB" \
  -c "CREATE DATABASE radslag OWNER radslag_owner"

export DATABASE_URL="postgres://radslag_owner@/$place/radslag" PGHOST="$place" PGUSER=radslag_owner PGDATABASE=radslag
cd "$OLDPWD"
# In the background and waited for, so that a signal stops the cluster at once.
"$@" <&0 &
child=$!
status=0
wait "$child" || status=$?
child=
exit "$status"
