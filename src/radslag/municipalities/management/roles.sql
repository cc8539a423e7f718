-- The three roles of an installation on PostgreSQL, made once per cluster by somebody who may make roles.
-- Run by `manage.py create_database_roles`, or by hand: psql -f roles.sql. May be run again.
-- Passwords and pg_hba.conf are the operator's: ALTER ROLE radslag_app PASSWORD '...'.
DO $$
DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['radslag_owner', 'radslag_app', 'radslag_backup'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I', wanted);
    END IF;
  END LOOP;
END $$;

-- Owns the tables and runs migrations; row-level security holds for it as well.
ALTER ROLE radslag_owner LOGIN NOSUPERUSER NOBYPASSRLS;

-- What web processes and `tick` run as: owns nothing, bypasses nothing.
ALTER ROLE radslag_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
ALTER ROLE radslag_app SET statement_timeout = '5s';
ALTER ROLE radslag_app SET lock_timeout = '3s';
ALTER ROLE radslag_app SET idle_in_transaction_session_timeout = '30s';
ALTER ROLE radslag_app SET timezone = 'UTC';

-- Reads everything, writes nothing.
ALTER ROLE radslag_backup LOGIN NOSUPERUSER BYPASSRLS NOCREATEDB NOCREATEROLE;

-- The owner may step down, so that a migration or a test can see what the application sees.
GRANT radslag_app TO radslag_owner;
