/** @jest-environment ./test/report/chromium-environment.mjs */
import type { Report } from '../../lib/local/report/report';
import { reportHtml } from '../../lib/local/report/report-html';
import { aBreachReport, aDisclosuresReport, aReviewReport } from './a-report';
import { type Opened, openReport, seriousProblems, shownRows } from './open-report';

const MARK = 'INERT';

/** What an event can carry as an id, a role or a recipient; each tries to leave its place another way. */
const HOSTILE: readonly string[] = [
  `<script>alert("${MARK}")</script>`,
  `</script></style></title></textarea><script>document.title="${MARK}"</script>`,
  `"><img src=x onerror=alert("${MARK}")>`,
  `' onmouseover='alert(1)' x='`,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template would run, as text
  '`${alert(1)}` onfocus=alert(1) autofocus tabindex=1',
  'javascript:alert(1)',
  '<svg/onload=alert(1)><animate onbegin=alert(1)>',
  '<iframe src="https://example.invalid/frame"></iframe>',
  '<a href="javascript:alert(1)">pat_1</a>',
  '<link rel=stylesheet href="https://example.invalid/x.css"><style>body{display:none}</style>',
  '<meta http-equiv=refresh content="0;url=https://example.invalid/">',
  '<!-- ]]> --!> <![CDATA[ &lt;script&gt; &#60;script&#62; &#x3c;script',
  'pat\u202e1000\u202c\u2066\u200b\u200f\ufeff',
  'line\u2028two\u2029three\nfour\rfive\tsix\u0000seven\u0085',
  '\ud800 lone \udc00 surrogates',
  '{b}: {c} {a|rich} {@[0]} {x} %s $1 $& \\u003cscript\\u003e',
  '=HYPERLINK("https://example.invalid";"x")',
  'url(https://example.invalid/x.png) expression(alert(1)) var(--bad)}body{background:red}',
  '𝒫𝒶𝓉𝒾ℯ𝓃𝓉 مريض 病人 👩‍👧',
  `${'long '.repeat(2000)}<b>`,
  `${'x'.repeat(10_000)}`,
  '__proto__',
  '',
  ' ',
];

const hostile = (number: number): string => HOSTILE[number % HOSTILE.length] ?? '';

const REPORTS: readonly (readonly [string, Report])[] = [
  [
    'breach-scope',
    aBreachReport({
      patients: HOSTILE.length,
      actor: HOSTILE[2] ?? '',
      idOf: hostile,
      around: {
        producers_incomplete: HOSTILE.length,
        producers_named: { incomplete: HOSTILE, silent: HOSTILE },
        narrowed_by: {
          session: hostile(0),
          ip: hostile(9),
          patient: hostile(20),
          events_left_out: 1,
          events_without_session: 2,
          events_without_ip: 3,
        },
      },
    }),
  ],
  [
    'disclosures',
    aDisclosuresReport({ disclosures: 3 * HOSTILE.length, patient: hostile(1), textOf: hostile }),
  ],
  ['review', aReviewReport({ users: HOSTILE.length, idOf: hostile, role: hostile(0) })],
];

let opened: Opened;
afterEach(() => opened.close());

describe.each(REPORTS)('strings of events in a report of %s', (_name, report) => {
  test('stay text: no dialog, no request, no message, no element, no attribute comes of them', async () => {
    opened = await openReport(report);
    const { page, complaints } = opened;

    await page.mouse.move(400, 700);
    for (const summary of await page.$$('summary')) await summary.evaluate((one) => one.click());
    for (const button of await page.$$('th button')) await button.evaluate((one) => one.click());

    expect(complaints).toEqual([]);
    expect(await page.title()).not.toBe(MARK);
    expect(await page.$$eval('script, style', (own) => own.length)).toBe(2);
    expect(
      await page.$$('img, iframe, link, object, embed, form, animate, base, a:not([href^="#"])'),
    ).toEqual([]);
    const attributes = await page.$$eval('*', (all) => [
      ...new Set(all.flatMap((one) => one.getAttributeNames())),
    ]);
    expect(attributes.filter((one) => /^on|^style$|^autofocus$|^src$/.test(one))).toEqual([]);
    expect(await seriousProblems(page)).toEqual([]);
  });

  test('are shown as they are, and what cannot be seen by its code', async () => {
    opened = await openReport(report);

    const text = await opened.page.$eval('main', (main) => main.textContent ?? '');

    expect(text).toContain(HOSTILE[0]);
    expect(text).toContain('pat\\u202e1000\\u202c\\u2066\\u200b\\u200f\\ufeff');
    expect(text).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(text).toContain('(10,000 characters, SHA-256 ');
    expect(text).not.toContain('x'.repeat(300));
  });
});

test('a browser would tell if a string became an element: the tests above can fail', async () => {
  opened = await openReport(aBreachReport({ patients: 1 }));
  const { page, complaints } = opened;

  await page.$eval('main', (main) => {
    main.insertAdjacentHTML(
      'beforeend',
      '<img src="https://example.invalid/x.png" onerror="alert(1)" style="color:red">',
    );
  });
  await new Promise((resolve) => setTimeout(resolve, 200));

  expect(complaints.join('\n')).toMatch(/Content Security Policy/);
});

describe('a report of nothing', () => {
  test.each([
    ['breach-scope', aBreachReport({ patients: 0 }), 'has no event in scope'],
    [
      'breach-scope of an unknown account',
      aBreachReport({ patients: 0, around: { actor_known: false } }),
      'The lake has never seen an account',
    ],
    ['disclosures', aDisclosuresReport({ disclosures: 0 }), 'No event of the window is a disclosure'],
    ['review', aReviewReport({ users: 0 }), 'there is nothing to confirm or to revoke'],
  ] as const)('of %s says so, and draws nothing', async (_name, report, says) => {
    opened = await openReport(report);
    const { page, complaints } = opened;

    expect(await page.$eval('.answer', (one) => one.textContent)).toContain(says);
    expect(await page.$$('figure')).toEqual([]);
    expect(await seriousProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test('5,000 patients are a file of less than 5 MB, opened, filtered, sorted and printed whole', async () => {
  const report = aBreachReport({ patients: 5000 });
  expect(Buffer.byteLength(reportHtml(report))).toBeLessThan(5_000_000);

  opened = await openReport(report);
  const { page, complaints } = opened;
  await page.focus('#patient-table input');
  await page.keyboard.type('pat_0049');
  expect(await shownRows(page, 'patient-table')).toBe(100);
  await page.focus('#patient-table th:nth-child(3) button');
  await page.keyboard.press('Enter');
  await page.emulateMediaType('print');

  expect(await shownRows(page, 'patient-table')).toBe(5000);
  expect(complaints).toEqual([]);
});
