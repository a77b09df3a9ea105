import { DEFAULT_CONFIG } from '../../lib/config';
import { disclosures } from '../../lib/local/answers/disclosures';
import { CLINIC_STORIES, generateClinic } from '../../lib/local/clinic/generate-clinic';
import { aFolder, aLine, ingestLines, removeFolders, ask as rowsIn } from '../fixtures/a-lake';

afterAll(removeFolders);

const WINDOW = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 3, 1), requested: Date.UTC(2026, 3, 1) };
const ask = (folder: string, patient: string, window: Partial<typeof WINDOW> = {}) =>
  disclosures(folder, { patient, ...WINDOW, ...window }, () => DEFAULT_CONFIG.review);

const disclosed = (id: number, timestamp: string, metadata: object = {}, patient: string | null = 'pat_1') =>
  aLine(id, {
    timestamp,
    action: { type: 'EXPORT' },
    resource: { type: 'Part2Record', ...(patient === null ? {} : { patient_id: patient }) },
    metadata: { recipient: 'provider_1', disclosure_purpose: 'treatment', record_count: 2, ...metadata },
  });
const consent = (id: number, timestamp: string, action: 'CREATE' | 'DELETE', consent_id = 'cns_1') =>
  aLine(id, {
    timestamp,
    action: { type: action },
    resource: { type: 'Consent', id: consent_id, patient_id: 'pat_1' },
  });

test('a patient gets each disclosure of the window with its consent, and nobody else gets it', async () => {
  const folder = aFolder();
  await ingestLines(folder, [
    consent(1, '2026-01-10T00:00:00Z', 'CREATE'),
    disclosed(2, '2026-01-10T00:00:00Z', { consent_id: 'cns_1' }),
    disclosed(3, '2026-02-01T00:00:00Z', { consent_id: 'cns_1', recipient: undefined }),
    consent(4, '2026-02-10T00:00:00Z', 'DELETE'),
    disclosed(5, '2026-02-11T00:00:00+01:00', { consent_id: 'cns_1' }),
    disclosed(6, '2026-02-12T00:00:00Z', { consent_id: 'cns_unknown' }),
    disclosed(7, '2026-04-01T00:00:00Z'),
    disclosed(8, '2026-02-12T00:00:00Z', {}, 'pat_2'),
    disclosed(9, '2026-02-12T00:00:00Z', {}, null),
    disclosed(5, '2026-02-11T00:00:00+01:00', { consent_id: 'cns_1' }),
  ]);

  const report = await ask(folder, 'pat_1');

  expect(
    report.disclosures.map(({ date, recipient, consent: on }) => [
      date.slice(0, 10),
      recipient,
      on?.in_force,
    ]),
  ).toEqual([
    ['2026-01-10', 'provider_1', true],
    ['2026-02-01', null, true],
    ['2026-02-10', 'provider_1', false],
    ['2026-02-12', 'provider_1', null],
  ]);
  expect(report.disclosures[2]?.consent?.basis).toContain('revoked');
  expect(report.disclosures[0]).toMatchObject({
    what: 'Part2Record, 2 records',
    purpose: 'treatment',
    tier: 'sud',
  });
  expect(report.totals).toMatchObject({ disclosures: 4, part2_without_consent: 1, part2_consent_unknown: 1 });
  expect(report.uncertainty).toMatchObject({
    disclosures_without_patient: 1,
    without_recipient: 1,
    without_address: 4,
    patient_known: true,
  });
});

test('the planted consent gap is found, and nobody is accused beside it', async () => {
  const folder = aFolder();
  await ingestLines(folder, [...generateClinic({ events: 2500, seed: 5 })]);
  const [gap = ''] = CLINIC_STORIES.flatMap((story) => (story.name === 'consent_gap' ? story.patients : []));
  const [other] = await rowsIn(
    folder,
    `select patient_id from accounting_of_disclosures where tier = 'sud' and patient_id <> '${gap}' order by 1 limit 1`,
  );

  const report = await ask(folder, gap);

  expect(report.totals.part2_without_consent).toBe(8);
  expect((await ask(folder, String(other?.patient_id))).totals).toMatchObject({ part2_without_consent: 0 });
});

test('an unknown patient, and an empty lake, have an empty accounting that says so', async () => {
  const folder = aFolder();
  await ingestLines(folder, [aLine(1, { resource: { patient_id: 'pat_1' } })]);

  expect((await ask(folder, 'pat_1')).uncertainty.patient_known).toBe(true);
  expect(await ask(folder, 'pat_l')).toMatchObject({
    disclosures: [],
    uncertainty: { patient_known: false },
  });
  expect((await ask(aFolder(), 'pat_1')).totals.disclosures).toBe(0);
});
