/** @jest-environment ./test/report/chromium-environment.mjs */
import type { Report } from '../../lib/local/report/report';
import { aBreachReport, aDisclosuresReport, aReviewReport, FRAME } from './a-report';
import { columnTexts, type Opened, openReport, seriousProblems, shownRows, tabTo } from './open-report';

interface Kind {
  readonly report: Report;
  readonly table: string;
  readonly rows: number;
  readonly says: readonly string[];
  readonly pictures: readonly string[];
}

const KINDS: Readonly<Record<Report['kind'], Kind>> = {
  'breach-scope': {
    report: aBreachReport({ patients: 12 }),
    table: 'patient-table',
    rows: 12,
    says: [
      'Account usr_0102 reached the records of 10 patients between 2026-03-02 00:01 and 2026-03-02 00:12 UTC; for another 2 patients it tried',
      'The individuals',
      '2026-05-05',
      'ProgressNote/note_7',
      'gaps in hash chains',
    ],
    pictures: ['timeline', 'tiers', 'actions'],
  },
  disclosures: {
    report: aDisclosuresReport({ disclosures: 12 }),
    table: 'disclosure-table',
    rows: 12,
    says: [
      'Records of patient pat_000001 were disclosed 12 times to 4 named recipients',
      '3 of 6 disclosures of Part 2 records had no consent in force',
      'the consent was revoked before',
      'disclosures of the window name no patient',
    ],
    pictures: ['timeline', 'purposes'],
  },
  review: {
    report: aReviewReport({ users: 12 }),
    table: 'packet-table',
    rows: 12,
    says: [
      '12 of 12 roles of 12 users wait for a decision: 1 user with revoked access still appears, 1 user stands out among their peers, 1 account is dormant.',
      '90 patients, where 10 others as nurse have 8',
      'revoked in 2025Q4 by usr_0007 on 2025-12-30 00:00, and used since',
    ],
    pictures: ['hours', 'outliers', 'dormant'],
  },
};
const NAMES = Object.keys(KINDS) as readonly Report['kind'][];

let opened: Opened;
afterEach(() => opened.close());

describe.each(NAMES)('a report of %s', (name) => {
  const { report, table, rows, says, pictures } = KINDS[name];

  test.each(['light', 'dark'] as const)(
    'opens without a complaint, and nothing serious keeps anybody out, in %s',
    async (scheme) => {
      opened = await openReport(report, { scheme });

      expect(await seriousProblems(opened.page)).toEqual([]);
      expect(opened.complaints).toEqual([]);
    },
  );

  test('says what was found, by which lake, and that it is no legal advice', async () => {
    opened = await openReport(report);
    const { page } = opened;

    const text = (await page.$eval('body', (body) => body.textContent ?? '')).replace(/\s+/g, ' ');

    for (const sentence of says) expect(text).toContain(sentence);
    for (const fact of ['12,345', '2026-03-09 23:59 UTC', FRAME.lake.digest, 'audit-lake 0.1.0, stage dev'])
      expect(text).toContain(fact);
    expect(text).toMatch(/not legal advice/);
    expect(text).toMatch(/synthetic data only/);
    expect(await shownRows(page, table)).toBe(rows);
  });

  test('draws each picture with a text and with its numbers', async () => {
    opened = await openReport(report);
    const { page } = opened;

    for (const id of pictures) {
      const figure = `#${id}`;
      expect(await page.$$eval(`${figure} .wide svg path`, (marks) => marks.length)).toBeGreaterThan(0);
      expect(await page.$eval(`${figure} figcaption`, (one) => one.textContent ?? '')).toMatch(/\w+ \w+/);
      expect(await page.$$eval(`${figure} details tbody tr`, (lines) => lines.length)).toBeGreaterThan(0);
    }
  });

  test('has everything without its script', async () => {
    opened = await openReport(report, { script: false });
    await opened.page.setJavaScriptEnabled(true);

    expect(await shownRows(opened.page, table)).toBe(rows);
    expect(await opened.page.$$('button, input')).toEqual([]);
  });

  test('fits a telephone: only its tables scroll sideways', async () => {
    opened = await openReport(report, { width: 390 });

    const [shown, needed] = await opened.page.$eval('html', ({ clientWidth, scrollWidth }) => [
      clientWidth,
      scrollWidth,
    ]);
    expect(needed).toBe(shown);
    expect(await seriousProblems(opened.page)).toEqual([]);
  });
});

describe('a table', () => {
  test('is sorted from the keyboard, numbers the largest first, and says so', async () => {
    opened = await openReport(aReviewReport({ users: 12 }));
    const { page } = opened;

    await tabTo(page, '#packet-table th:nth-child(6) button');
    await page.keyboard.press('Enter');
    const down = await columnTexts(page, 'packet-table', 5);
    await page.keyboard.press('Space');
    const up = await columnTexts(page, 'packet-table', 5);

    expect(down.slice(0, 2)).toEqual(['110', '109']);
    expect(up).toEqual(down.toReversed());
    expect(await page.$eval('#packet-table th:nth-child(6)', (head) => head.getAttribute('aria-sort'))).toBe(
      'ascending',
    );
    expect(await page.$$eval('#packet-table [aria-sort]', (heads) => heads.length)).toBe(1);
    expect(await page.$eval('#packet-table [role=status]', (one) => one.textContent)).toBe(
      '12 rows, sorted by Accesses, ascending. Paper gets every row.',
    );
  });

  test('keeps empty cells last, whichever way it is sorted', async () => {
    opened = await openReport(aReviewReport({ users: 12 }));
    const { page } = opened;

    await tabTo(page, '#packet-table th:nth-child(12) button');
    await page.keyboard.press('Enter');
    const up = await columnTexts(page, 'packet-table', 11);
    await page.keyboard.press('Enter');
    const down = await columnTexts(page, 'packet-table', 11);

    expect([up.at(-1), down.at(-1)]).toEqual(['', '']);
    expect(up.filter((text) => text === '')).toHaveLength(1);
  });

  test('is filtered by words from the keyboard, and all rows come back', async () => {
    opened = await openReport(aBreachReport({ patients: 12 }));
    const { page } = opened;

    await tabTo(page, '#patient-table input');
    await page.keyboard.type('SUD attempted');
    const few = await columnTexts(page, 'patient-table', 0);
    const shown = await shownRows(page, 'patient-table');
    const status = await page.$eval('#patient-table [role=status]', (one) => one.textContent);
    for (let press = 0; press < 'SUD attempted'.length; press += 1) await page.keyboard.press('Backspace');

    expect(few).toHaveLength(12);
    expect(shown).toBe(0);
    expect(status).toBe('0 of 12 rows. Paper gets every row.');
    await page.keyboard.type('SUD accessed');
    expect(await shownRows(page, 'patient-table')).toBe(4);
  });

  test('shows 200 rows at first, the rest for a press of a key, and all of them on paper', async () => {
    opened = await openReport(aBreachReport({ patients: 250 }));
    const { page, complaints } = opened;

    expect(await shownRows(page, 'patient-table')).toBe(200);
    await tabTo(page, '#patient-table input');
    await page.keyboard.type('pat_000003');
    await page.emulateMediaType('print');
    expect(await shownRows(page, 'patient-table')).toBe(250);
    await page.emulateMediaType('screen');
    expect(await shownRows(page, 'patient-table')).toBe(1);
    await tabTo(page, '#patient-table input');
    await page.keyboard.press('End');
    for (let press = 0; press < 'pat_000003'.length; press += 1) await page.keyboard.press('Backspace');
    expect(await shownRows(page, 'patient-table')).toBe(200);

    await tabTo(page, '#patient-table .more', 600);
    await page.keyboard.press('Enter');

    expect(await shownRows(page, 'patient-table')).toBe(250);
    expect(await page.$eval(':focus', (one) => one.className)).toBe('scroll');
    expect(complaints).toEqual([]);
  });

  test('unfolds its lists for a press of a key, and on paper', async () => {
    opened = await openReport(aBreachReport({ patients: 3 }));
    const { page } = opened;
    const isShown = () => page.$eval('#patient-table .rest', (list) => list.getClientRects().length > 0);

    const atFirst = await isShown();
    await page.emulateMediaType('print');
    const onPaper = await isShown();
    await page.emulateMediaType('screen');
    await tabTo(page, '#patient-table .fold');
    await page.keyboard.press('Enter');

    expect([atFirst, onPaper, await isShown()]).toEqual([false, true, true]);
    expect(await page.$eval('#patient-table .fold', (button) => button.ariaPressed)).toBe('true');
  });
});

test('a page is read in its order: one title, headings without a leap, a way past the beginning', async () => {
  opened = await openReport(KINDS['breach-scope'].report);
  const { page } = opened;

  const levels = await page.$$eval('h1,h2,h3,h4', (heads) => heads.map(({ tagName }) => Number(tagName[1])));
  await page.keyboard.press('Tab');
  const first = await page.$eval(':focus', (one) => one.getAttribute('href'));
  await page.keyboard.press('Enter');
  const target = await page.$eval(':focus', (one) => one.id);

  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels.every((level, at) => at === 0 || level <= (levels[at - 1] ?? 0) + 1)).toBe(true);
  expect([first, target]).toEqual(['#answer', 'answer']);
  const regions = await page.$$eval('.scroll', (all) =>
    all.map((one) => [one.getAttribute('tabindex'), one.ariaLabel]),
  );
  expect(regions.filter(([tab, label]) => tab !== '0' || !label)).toEqual([]);
  expect(new Set(regions.map(([, label]) => label)).size).toBe(regions.length);
});
