import { countHours } from '../../../lib/local/report/hour-counts';

const NOON = Date.UTC(2026, 2, 2, 12);

function counted(events: readonly (readonly [time: number, patient: string | null, outcome: string])[]) {
  const hours = countHours();
  for (const [eventTime, patientId, outcomeStatus] of events) {
    hours.add({ eventTime, patientId, outcomeStatus });
  }
  return hours.counts();
}

test('an event with success reaches its patient, any other tries to, and one without a patient is of nobody', () => {
  expect(
    counted([
      [NOON, 'pat_1', 'SUCCESS'],
      [NOON, 'pat_1', 'DENIED'],
      [NOON, 'pat_2', 'FAILURE'],
      [NOON, null, 'SUCCESS'],
    ]),
  ).toEqual([
    { hour: NOON, exposure: 'accessed', events: 1 },
    { hour: NOON, exposure: 'attempted', events: 2 },
    { hour: NOON, exposure: 'without_patient', events: 1 },
  ]);
});

test('an hour begins with its first millisecond, also before 1970, and hours come in order', () => {
  const before = -1;

  expect(
    counted([
      [NOON + 3_600_000, 'p', 'SUCCESS'],
      [NOON + 3_599_999, 'p', 'SUCCESS'],
      [before, 'p', 'SUCCESS'],
    ]).map(({ hour }) => hour),
  ).toEqual([-3_600_000, NOON, NOON + 3_600_000]);
});
