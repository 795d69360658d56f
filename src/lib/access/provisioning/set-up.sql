-- What whoever runs a PostgreSQL database does once, so that Agora gives and takes access there. Run it with psql as a
-- superuser, or as the owner of the schema who may create roles; repeat the second part for each schema.
-- PostgreSQL 16 or newer is better: there CREATEROLE reaches only the roles that Agora itself made. In PostgreSQL 15 it
-- reaches every role that is not a superuser, so let Agora provision only where you would accept that.

CREATE ROLE agora_provisioner LOGIN CREATEROLE NOINHERIT PASSWORD 'change-me';
CREATE ROLE agora_consumers NOLOGIN;

-- Agora reads these tables itself as little as it may give them: it hands on what it holds with the grant option.
GRANT USAGE ON SCHEMA sales TO agora_provisioner WITH GRANT OPTION;
GRANT SELECT ON ALL TABLES IN SCHEMA sales TO agora_provisioner WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES FOR ROLE warehouse_owner IN SCHEMA sales
  GRANT SELECT ON TABLES TO agora_provisioner WITH GRANT OPTION;

-- Only members of agora_consumers are ever let in. Add a role when you know who signs in as it:
--   GRANT agora_consumers TO ana;
