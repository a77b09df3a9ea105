import { COLUMNS, PARTITION_COLUMN } from '../core/columns';
import auditEvents from './audit_events.sql';
import { parseViews, type Relation, type View } from './parse-view';
import patientAccessHistory from './patient_access_history.sql';
import userActivity from './user_activity.sql';

export type { Relation, View } from './parse-view';
export { VIEW_TYPES, type ViewColumn, type ViewType } from './view-types';

/** The stored rows as delivered: the only relation that is no view. */
export const EVENTS: Relation = {
  name: 'events',
  columns: [...COLUMNS, PARTITION_COLUMN].map(({ name, type }) => ({ name, type })),
};

/** The files, by name, in the order in which they can be made: a view reads `events` and views above it. */
const FILES = {
  audit_events: auditEvents,
  patient_access_history: patientAccessHistory,
  user_activity: userActivity,
} as const;

/** Every question that the lake answers by name. The same text on Athena and on the local engine. */
export const VIEWS: readonly View[] = parseViews(FILES, EVENTS);
