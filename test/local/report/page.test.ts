import { createHash } from 'node:crypto';
import type { Report } from '../../../lib/local/report/report';
import { reportHtml } from '../../../lib/local/report/report-html';
import { MOST_ROWS } from '../../../lib/local/report/table';
import { aBreachReport, aDisclosuresReport, aReviewReport } from '../../report/a-report';

function answerOf(report: Report): string {
  const [, answer = ''] = /<p class="answer \w+">([\s\S]*?)<\/p>/.exec(reportHtml(report)) ?? [];
  return answer.replace(/<[^>]*>/g, '');
}

describe('the answer in one sentence', () => {
  test.each([
    [1, 'Account usr_0102 reached the records of 1 patient at 2026-03-02 00:01 UTC.'],
    [
      5,
      'Account usr_0102 reached the records of 4 patients between 2026-03-02 00:01 and 2026-03-02 00:05 UTC; for another 1 patient it tried, and nothing succeeded.',
    ],
  ])('of a breach of %i patients', (patients, sentence) => {
    expect(answerOf(aBreachReport({ patients }))).toBe(sentence);
  });

  test('of a breach in which nothing succeeded', () => {
    const report = aBreachReport({ patients: 5 });
    const patients = report.data.patients.filter(({ exposure }) => exposure === 'attempted');
    const totals = { ...report.data.totals, patients: 1, accessed: 0, attempted: 1 };

    expect(answerOf({ ...report, data: { ...report.data, patients, totals } })).toBe(
      "Account usr_0102 reached no patient's records: for 1 patient it tried at 2026-03-02 00:05 UTC, and nothing succeeded.",
    );
  });

  test('of events that name nobody', () => {
    const report = aBreachReport({ patients: 0 });
    const totals = { ...report.data.totals, events: 2, events_without_patient: 2 };

    expect(answerOf({ ...report, data: { ...report.data, totals } })).toBe(
      'Account usr_0102 has 2 events in scope, and none of them names a patient.',
    );
  });

  test('of disclosures on one day, and of a review in which all is decided', () => {
    const review = aReviewReport({ users: 1 });
    const totals = { ...review.data.totals, dormant: 0, roles_to_decide: 0 };

    expect(answerOf(aDisclosuresReport({ disclosures: 2 }))).toMatch(
      /2 times to 2 named recipients, on 2026-03-02;/,
    );
    expect(answerOf({ ...review, data: { ...review.data, totals } })).toBe(
      'All 1 role of 1 user are decided: nobody stands out.',
    );
  });
});

describe('the policy of the page', () => {
  const page = reportHtml(aBreachReport({ patients: 1 }));
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];

  test('lets nothing in but its own style and its own script, by their hashes', () => {
    const hashOf = (element: string): string => {
      const [, text = ''] = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(page) ?? [];
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };

    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hashOf('style')}`,
      `script-src ${hashOf('script')}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test('stands before everything that it is about, and nothing in the page names another address', () => {
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
    expect(page).not.toMatch(/\b(?:https?|data|file):|url\(|@import|src=/);
  });
});

test('only production is not called synthetic', () => {
  const report = aBreachReport({ patients: 1 });

  expect(reportHtml(report)).toContain('synthetic data only');
  expect(reportHtml({ ...report, stage: 'production' })).not.toContain('synthetic');
});

test('the same report is the same text, to the byte', () => {
  expect(reportHtml(aReviewReport({ users: 9 }))).toBe(reportHtml(aReviewReport({ users: 9 })));
});

test('the contents lead to every section', () => {
  for (const report of [
    aBreachReport({ patients: 3 }),
    aDisclosuresReport({ disclosures: 3 }),
    aReviewReport({ users: 3 }),
  ]) {
    const page = reportHtml(report);
    const targets = [...page.matchAll(/href="#([\w-]+)"/g)].map(([, id]) => id);
    const ids = [...page.matchAll(/ id="([\w-]+)"/g)].map(([, id]) => id);

    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('a review says of the revoked role that it was, and of the other roles of its user that another one was', () => {
  const report = aReviewReport({ users: 2 });
  const [user] = report.data.users;
  if (user?.roles[0] === undefined) throw new Error('no role');
  const revoked = {
    since: '2025-12-30T00:00:00.000Z',
    quarter: '2025Q4',
    reviewer: 'usr_7',
    used_since: true,
  };
  const roles = [
    { ...user.roles[0], role: 'biller', revoked },
    { ...user.roles[0], role: 'nurse', revoked: null },
  ];

  const page = reportHtml({
    ...report,
    data: { ...report.data, users: [{ ...user, standing: 'revoked', roles }] },
  });

  expect(page).toMatch(/>revoked before<\/b><\/td><td[^>]*><bdi>biller</);
  expect(page).toMatch(/>another role revoked<\/b><\/td><td[^>]*><bdi>nurse</);
});

describe('what does not fit is said, never only left out', () => {
  test('rows beyond ten thousand', () => {
    const page = reportHtml(aBreachReport({ patients: MOST_ROWS + 2 }));

    expect(page.includes('<strong>2 more rows are not in this page.</strong>')).toBe(true);
    expect(page.match(/<tr><th scope="row"><bdi>pat_/g)).toHaveLength(MOST_ROWS);
  }, 60_000);

  test('records of a patient beyond what the page may list', () => {
    const report = aBreachReport({ patients: 1 });
    const records = Array.from({ length: 40_003 }, (_record, number) => `Note/${number}`);
    const patients = report.data.patients.map((one) => ({ ...one, records }));
    const page = reportHtml({ ...report, data: { ...report.data, patients } });

    expect(page.includes('40,003<span class="rest">: ')).toBe(true);
    expect(page.includes('<bdi>Note/39999</bdi> and 3 more, in --json and --csv')).toBe(true);
    expect(page.includes('Note/40000<')).toBe(false);
  });
});
