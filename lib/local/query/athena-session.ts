import macros from './athena-macros.sql';

/**
 * What makes DuckDB answer as Athena does where the two differ: run in a connection before anything that Athena's SQL
 * is asked in.
 */
export const ATHENA_SESSION: readonly string[] = [
  "set TimeZone = 'UTC'",
  'set integer_division = true',
  macros,
];
