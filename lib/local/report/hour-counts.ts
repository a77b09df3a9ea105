import type { ScopeEvent } from '../../core/breach/breach-scope';

/** What became of an event: its patient's records were reached, were not, or it names nobody. */
export const EXPOSURES = ['accessed', 'attempted', 'without_patient'] as const;
export type Exposure = (typeof EXPOSURES)[number];

export interface HourCount {
  /** Epoch milliseconds of the hour's beginning in UTC. */
  readonly hour: number;
  readonly exposure: Exposure;
  readonly events: number;
}

export const HOUR_MS = 3_600_000;

/** Counts events by hour as they pass: its memory grows with hours, not with events. */
export function countHours(): {
  readonly add: (event: Pick<ScopeEvent, 'eventTime' | 'patientId' | 'outcomeStatus'>) => void;
  readonly counts: () => readonly HourCount[];
} {
  const found = new Map<string, HourCount>();
  return {
    add({ eventTime, patientId, outcomeStatus }) {
      const hour = eventTime - (((eventTime % HOUR_MS) + HOUR_MS) % HOUR_MS);
      const exposure = exposureOf(patientId, outcomeStatus);
      const key = `${hour} ${exposure}`;
      found.set(key, { hour, exposure, events: (found.get(key)?.events ?? 0) + 1 });
    },
    counts: () => [...found.values()].sort((a, b) => a.hour - b.hour),
  };
}

function exposureOf(patientId: string | null, outcomeStatus: string): Exposure {
  if (patientId === null) return 'without_patient';
  return outcomeStatus === 'SUCCESS' ? 'accessed' : 'attempted';
}
