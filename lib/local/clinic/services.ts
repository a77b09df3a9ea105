import type { SchemaVersion } from '../../core/audit-event';

/** How a service writes its timestamps: all three are RFC 3339, as real producers differ. */
export type ClockStyle = 'utc_ms' | 'utc_us' | 'local_offset';

/**
 * One system of the clinic that writes audit events.
 *
 * @property chain   producers that chain write their members in sorted order, so that the text they hash is
 *                   the text they write
 * @property http    'always' writes the http block with every event, 'edge' with sign-in, sign-out and
 *                   exports only, 'never' not at all
 * @property flushMs events reach the log at the next multiple of this
 */
export interface Service {
  readonly name: string;
  readonly release: string;
  readonly schemaVersion: SchemaVersion;
  readonly clock: ClockStyle;
  readonly http: 'always' | 'edge' | 'never';
  readonly chain?: 'sha256' | 'sha512';
  readonly phiTier?: number;
  readonly flushMs: number;
}

const SECOND = 1_000;

export const SERVICES = {
  ehr: {
    name: 'ehr-core',
    release: '3.4.1',
    schemaVersion: '2.0',
    clock: 'utc_ms',
    http: 'edge',
    flushMs: SECOND,
  },
  gateway: {
    name: 'agent-gateway',
    release: '0.9.2',
    schemaVersion: '2.1',
    clock: 'utc_ms',
    http: 'never',
    flushMs: SECOND,
  },
  intake: {
    name: 'intake-api',
    release: '1.9.0',
    schemaVersion: '1.1',
    clock: 'utc_ms',
    http: 'always',
    chain: 'sha256',
    flushMs: 5 * SECOND,
  },
  archive: {
    name: 'notes-archive',
    release: '7.12.0.4',
    schemaVersion: '1.0',
    clock: 'local_offset',
    http: 'never',
    flushMs: 900 * SECOND,
  },
  ward: {
    name: 'inpatient-emar',
    release: '5.2.0',
    schemaVersion: '2.0',
    clock: 'utc_ms',
    http: 'never',
    flushMs: 10 * SECOND,
  },
  crisis: {
    name: 'crisis-line',
    release: '2.6.3',
    schemaVersion: '2.0',
    clock: 'utc_ms',
    http: 'edge',
    chain: 'sha512',
    flushMs: SECOND,
  },
  otp: {
    name: 'otp-dosing',
    release: '4.0.7',
    schemaVersion: '1.1',
    clock: 'utc_us',
    http: 'edge',
    chain: 'sha256',
    phiTier: 4,
    flushMs: 2 * SECOND,
  },
  billing: {
    name: 'billing-batch',
    release: '2.1.5',
    schemaVersion: '1.1',
    clock: 'utc_ms',
    http: 'never',
    flushMs: 60 * SECOND,
  },
} as const satisfies Record<string, Service>;

export type ServiceKey = keyof typeof SERVICES;

export function serviceOf(key: ServiceKey): Service {
  return SERVICES[key];
}
