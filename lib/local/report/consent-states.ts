import type { DisclosureConsent } from '../../core/disclosures/accounting';
import type { Tone } from './page';

/** What can be said of the consent behind a disclosure, the worst first. */
export const CONSENT_STATES = {
  none: { name: 'no consent in force', tone: 'bad', colour: 'var(--bad)' },
  unknown: { name: 'consent not known', tone: 'warn', colour: 'var(--warn)' },
  in_force: { name: 'consent in force', tone: 'good', colour: 'var(--good)' },
  not_asked: { name: 'not a Part 2 record', tone: 'calm', colour: 'var(--accent)' },
} as const satisfies Readonly<
  Record<string, { readonly name: string; readonly tone: Tone; readonly colour: string }>
>;
export type ConsentState = keyof typeof CONSENT_STATES;

export function consentState(consent: DisclosureConsent | null): ConsentState {
  if (consent === null) return 'not_asked';
  if (consent.in_force === null) return 'unknown';
  return consent.in_force ? 'in_force' : 'none';
}
