import fc from 'fast-check';
import { breachReport, type Surroundings } from '../../lib/core/breach/breach-report';
import { BreachScope, type ScopeEvent } from '../../lib/core/breach/breach-scope';
import { breachDeadlines } from '../../lib/core/breach/deadlines';
import { bruteScope } from '../fixtures/brute-scope';

const EVENT: ScopeEvent = {
  eventTime: Date.UTC(2026, 2, 2, 8),
  patientId: 'pat_1',
  actionType: 'READ',
  outcomeStatus: 'SUCCESS',
  resourceType: 'Note',
  resourceId: 'n1',
  tier: 'clinical',
  phiCategories: null,
  phiFields: null,
  recordCount: null,
};

function scopeOf(...events: readonly Partial<ScopeEvent>[]): BreachScope {
  const scope = new BreachScope();
  for (const event of events) scope.add({ ...EVENT, ...event });
  return scope;
}

describe('a scope', () => {
  test('of nothing is empty', () => {
    expect(scopeOf().patientScopes()).toEqual([]);
    expect(scopeOf().totals()).toEqual({
      patients: 0,
      accessed: 0,
      attempted: 0,
      events: 0,
      records: 0,
      events_without_patient: 0,
    });
  });

  test('says of a patient what was done, in sorted lists, with the first and the last time', () => {
    const [patient] = scopeOf(
      { eventTime: 2000, actionType: 'UPDATE', phiCategories: ['labs', 'diagnosis'], tier: 'sud' },
      { eventTime: 1000, resourceId: null, phiFields: ['name'] },
      { eventTime: 3000, outcomeStatus: 'DENIED', actionType: 'EXPORT', resourceType: 'Claim' },
    ).patientScopes();

    expect(patient).toEqual({
      patient_id: 'pat_1',
      events: 3,
      denied: 1,
      first: '1970-01-01T00:00:01.000Z',
      last: '1970-01-01T00:00:03.000Z',
      actions: ['EXPORT', 'READ', 'UPDATE'],
      exposure: 'accessed',
      exported: false,
      changed: true,
      tiers: ['clinical', 'sud'],
      phi_categories: ['diagnosis', 'labs'],
      phi_fields: ['name'],
      records: ['Claim/n1', 'Note/n1'],
    });
  });

  test.each([
    ['SUCCESS', 'READ', { exposure: 'accessed', exported: false, changed: false }],
    ['FAILURE', 'READ', { exposure: 'attempted', exported: false, changed: false }],
    ['DENIED', 'DELETE', { exposure: 'attempted', exported: false, changed: false, denied: 1 }],
    ['SUCCESS', 'PRINT', { exposure: 'accessed', exported: true, changed: false }],
    ['SUCCESS', 'EXPORT', { exposure: 'accessed', exported: true, changed: false }],
    ['FAILURE', 'EXPORT', { exposure: 'attempted', exported: false }],
    ['SUCCESS', 'CREATE', { exposure: 'accessed', exported: false, changed: true }],
    ['SUCCESS', 'DELETE', { changed: true }],
    ['SUCCESS', 'OTHER', { exposure: 'accessed', changed: false }],
  ])('%s of %s', (outcomeStatus, actionType, expected) => {
    expect(scopeOf({ outcomeStatus, actionType }).patientScopes()).toEqual([
      expect.objectContaining(expected),
    ]);
  });

  test('tells people in the order in which they were accessed, and attempts last', () => {
    const scope = scopeOf(
      { patientId: 'b', eventTime: 10 },
      { patientId: 'attempt', eventTime: 1, outcomeStatus: 'DENIED' },
      { patientId: 'a', eventTime: 10 },
      { patientId: 'c', eventTime: 5 },
    );

    expect(scope.patientScopes().map(({ patient_id }) => patient_id)).toEqual(['c', 'a', 'b', 'attempt']);
  });

  test('counts what names no patient apart, and the exports among it by what they say they held', () => {
    const scope = scopeOf(
      { patientId: null, actionType: 'EXPORT', recordCount: 240, resourceId: 'r1' },
      { patientId: null, actionType: 'PRINT', recordCount: null },
      { patientId: null, actionType: 'EXPORT', recordCount: 9, outcomeStatus: 'DENIED' },
      { patientId: null, actionType: 'LOGIN', resourceId: null },
      {},
    );

    expect(scope.totals()).toMatchObject({ patients: 1, events: 5, events_without_patient: 4, records: 2 });
    expect(scope.doubts()).toEqual({
      exports_without_patient: 2,
      records_exported_without_patient: 240,
    });
  });

  test('keeps an id that is the name of a property of objects', () => {
    expect(scopeOf({ patientId: '__proto__' }, { patientId: '' }).totals().patients).toBe(2);
  });

  test('agrees with a count in plain code, whatever the order of the events', () => {
    const few = <T>(...values: T[]) => fc.constantFrom(...values);
    const event = fc.record({
      eventTime: fc.integer({ min: 0, max: 5 }),
      patientId: few(null, 'p1', 'p2', 'p3'),
      actionType: few('READ', 'UPDATE', 'EXPORT', 'LOGIN'),
      outcomeStatus: few('SUCCESS', 'FAILURE', 'DENIED'),
      resourceType: few('Note', 'Claim'),
      resourceId: few(null, '1', '2'),
      tier: few('standard' as const, 'clinical' as const, 'sud' as const),
      phiCategories: few(null, ['a'], ['b', 'a']),
      phiFields: few(null, ['f']),
      recordCount: few(null, 0, 7),
    });
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const told = { patients: scopeOf(...events).patientScopes(), totals: scopeOf(...events).totals() };

        expect(told).toEqual(bruteScope(events));
        expect(scopeOf(...events.toReversed()).patientScopes()).toEqual(told.patients);
      }),
    );
  });
});

describe('deadlines', () => {
  const dueOf = (day: number, individuals: number) =>
    Object.fromEntries(breachDeadlines(day, individuals).map(({ rule, due }) => [rule, due]));

  test('are 60 days after discovery, which is day 0', () => {
    expect(dueOf(Date.UTC(2026, 2, 1), 3)).toEqual({
      individuals: '2026-04-30',
      hhs: '2026-04-30',
      business_associate_proposed: '2026-03-02T00:00:00.000Z',
      business_associate: '2026-04-30',
      state_law: null,
    });
  });

  test.each([
    ['a leap day', Date.UTC(2028, 0, 1), '2028-03-01'],
    ['no leap day', Date.UTC(2026, 0, 1), '2026-03-02'],
    ['the end of the year', Date.UTC(2026, 11, 31), '2027-03-01'],
  ])('count over %s', (_what, discovered, due) => {
    expect(dueOf(discovered, 1).individuals).toBe(due);
  });

  test.each([
    [499, false],
    [500, true],
    [501, true],
  ])('of %d individuals: the media are told: %s', (individuals, isTold) => {
    expect('media' in dueOf(Date.UTC(2026, 2, 1), individuals)).toBe(isTold);
  });

  test.each([
    [Date.UTC(2026, 2, 1), '2027-03-01'],
    [Date.UTC(2027, 2, 1), '2028-02-29'],
  ])('say when fewer than 500 may be reported to HHS at the latest', (discovered, afterYear) => {
    const basisOf = (individuals: number) =>
      breachDeadlines(discovered, individuals).find(({ rule }) => rule === 'hhs')?.basis;

    expect(basisOf(499)).toContain(`by ${afterYear}`);
    expect(basisOf(500)).not.toContain(afterYear);
  });

  test('say the day that they count from, and that State law is not computed', () => {
    const rows = breachDeadlines(Date.UTC(2026, 2, 1), 600).filter(({ due }) => due !== null);

    expect(rows.every(({ basis }) => basis.includes('2026-03-01'))).toBe(true);
    expect(breachDeadlines(0, 0).at(-1)).toMatchObject({ rule: 'state_law', due: null });
  });
});

test('a report claims no safe harbour, and has its members in the order of the contract', () => {
  const around = { producers_incomplete: 0, narrowed_by: null } as unknown as Surroundings;
  const scope = scopeOf({ tier: 'sud' }, { tier: 'standard', patientId: null });

  const report = breachReport({ actor: 'u', from: 0, to: 1, scope, around, discovered: 0 });

  expect(Object.keys(report)).toEqual([
    'actor',
    'window',
    'patients',
    'totals',
    'encryption',
    'deadlines',
    'uncertainty',
  ]);
  expect(report.encryption.map(({ tier, encrypted_at_rest }) => [tier, encrypted_at_rest])).toEqual([
    ['standard', null],
    ['sud', null],
  ]);
  expect(report.encryption[0]?.basis).toContain('no safe harbour');
  expect(report.uncertainty.events_without_patient).toBe(1);
});
