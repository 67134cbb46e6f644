// Emptied: SQL that leaves a PostgreSQL database as its migrations made it, or does nothing before they ran.

/** Migrating anew for every test would take most of the time that they take. */
export const emptied = `do $$ begin
  execute (
    select coalesce('truncate ' || string_agg(quote_ident(tablename), ', '), 'select')
    from pg_tables where schemaname = 'public' and tablename not like 'palais_%'
  );
end $$`
