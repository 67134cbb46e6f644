// Emptied: SQL that leaves a PostgreSQL database as its migrations made it, or does nothing before they ran.

/**
 * Migrating anew for every test would take most of the time that they take, and truncating makes new files for every
 * table. One statement, so that rows may point to each other.
 */
export const emptied = `do $$ begin
  execute (
    select coalesce('with ' || string_agg(format('%I as (delete from %1$I)', tablename), ', ') || ' ', '') || 'select'
    from pg_tables where schemaname = 'public' and tablename not like 'palais_%'
  );
end $$`
