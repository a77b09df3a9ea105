import { changed, type Fault, type Tree } from './fault';
import { PHI_FAULTS } from './phi-faults';
import type { Random } from './random';

/** A line that is no JSON text at all; only on request, since tools that parse every line stop at one. */
export interface Damage {
  readonly name: string;
  readonly damage: (line: string, random: Random) => string;
}

const HTTP = { method: 'GET', route_template: '/patients/{patient_id}', status_code: 200 };

/** Under 1.1, since 1.0 forgives some of these. */
const schema = (name: string, change: Fault['change']): Fault => ({
  name,
  reason: 'schema',
  change: (event, random) => change({ ...event, schema_version: '1.1' }, random),
});

const SHAPE_FAULTS: readonly Fault[] = [
  schema('failure without error type', (event) => ({
    ...event,
    outcome: { status: 'FAILURE', error_message: 'timeout after 30000ms' },
  })),
  schema('peer name instead of an address', (event) =>
    changed(event, 'http', { ...HTTP, client_ip: 'testclient' }),
  ),
  schema('method that is not in the contract', (event) =>
    changed(event, 'http', { ...HTTP, method: 'PROPFIND' }),
  ),
  schema('status outside the set', (event) => ({ ...event, outcome: { status: 'PARTIAL' } })),
  schema('1.1 field under 1.0', (event) =>
    changed({ ...event, schema_version: '1.0' }, 'actor', { owner_org_id: 'org_02' }),
  ),
  schema('event id that is not a uuid', (event, random) => ({
    ...event,
    event_id: `evt_${random.hex8()}${random.hex8()}`,
  })),
  schema('timestamp without an offset', (event) => ({
    ...event,
    timestamp: String(event.timestamp).slice(0, 19),
  })),
  schema('wrong type', (event) => changed(event, 'action', { phi_touched: 'yes' })),
  schema('nested metadata', (event) => changed(event, 'metadata', { page: { size: 50 } })),
  schema('unexpected member', (event) => ({ ...event, tags: ['audit'] })),
  schema('missing actor', ({ actor, ...event }) => event),
  schema('status code outside the range', (event) => changed(event, 'http', { ...HTTP, status_code: 799 })),
];

const OTHER_FAULTS: readonly Fault[] = [
  {
    name: 'version of the future',
    reason: 'unknown_version',
    change: (event) => ({ ...event, schema_version: '3.0' }),
  },
  {
    name: 'no version',
    reason: 'unknown_version',
    change: ({ schema_version, ...event }) => event,
  },
  {
    name: 'version as a number',
    reason: 'unknown_version',
    change: (event) => ({ ...event, schema_version: 1.1 }),
  },
  { name: 'batch in one line', reason: 'not_object', change: (event) => [event] },
  { name: 'encoded twice', reason: 'not_object', change: (event) => JSON.stringify(event) },
  {
    name: 'clock far ahead',
    reason: 'clock',
    change: (event) => ({ ...event, timestamp: `2096${String(event.timestamp).slice(4)}` }),
  },
  {
    name: 'clock at its epoch',
    reason: 'clock',
    change: (event, random) => ({
      ...event,
      timestamp: `1970-01-01T00:0${random.int(10)}:${10 + random.int(50)}Z`,
    }),
  },
];

export const FAULTS: readonly Fault[] = [...SHAPE_FAULTS, ...PHI_FAULTS, ...OTHER_FAULTS];

export const DAMAGES: readonly Damage[] = [
  {
    name: 'cut line',
    damage: (line, random) => line.slice(0, 20 + random.int(line.length - 40)),
  },
  { name: 'NaN token', damage: (line) => line.replace(/}$/, ',"metadata":{"score":NaN}}') },
  { name: 'Infinity token', damage: (line) => line.replace(/}$/, ',"metadata":{"score":-Infinity}}') },
  { name: 'warning between events', damage: () => 'WARNING audit sink: retry 1 of 3' },
];

/** The same event sent again with other bytes: a retry that was stamped anew, a record count corrected. */
export const REWRITES: readonly ((event: Tree, random: Random) => Tree)[] = [
  (event) => changed(event, 'correlation', { request_id: 'req_retry' }),
  (event, random) => changed(event, 'metadata', { record_count: 2_000 + random.int(1_000) }),
  (event) => changed(event, 'service', { environment: 'staging' }),
];
