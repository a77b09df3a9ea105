import auditEvents from './audit_events.sql';

/** One SELECT in Athena's SQL, over the relations that its `-- reads:` line names. */
export interface View {
  readonly name: string;
  readonly sql: string;
}

/** In the order in which they can be made: a view reads only `events` and views before it. */
export const VIEWS: readonly View[] = [{ name: 'audit_events', sql: auditEvents }];
