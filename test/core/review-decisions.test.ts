import fc from 'fast-check';
import { csvText } from '../../bin/output/csv';
import { checkDecisions } from '../../lib/core/review/check-decisions';
import { readDecisionsFile } from '../../lib/core/review/decisions-file';
import { parseCsv } from '../../lib/core/review/parse-csv';
import type { ReviewPacket } from '../../lib/core/review/review-packet';

describe('a CSV file', () => {
  const fieldsOf = (text: string) => parseCsv(text)?.map(({ fields }) => fields);

  test.each([
    [
      'plain',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no last line end',
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes, commas and line ends in fields',
      'a,b\n"x,""y""","1\r\n2"\n',
      [
        ['a', 'b'],
        ['x,"y"', '1\r\n2'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1,5;2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'blank lines',
      'a,b\n\n\r\n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty fields',
      'a,b,c\n,"",\n',
      [
        ['a', 'b', 'c'],
        ['', '', ''],
      ],
    ],
    [
      'old line ends',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['nothing', '', []],
  ])('with %s', (_what, text, rows) => {
    expect(fieldsOf(text)).toEqual(rows);
  });

  test.each(['a,b\n"open', 'a,b\n"x"y,1'])('with a stray quotation mark is none: %j', (text) => {
    expect(parseCsv(text)).toBeUndefined();
  });

  test('knows the line on which a record begins', () => {
    expect(parseCsv('a,b\n"1\n2",x\n\n3,4')?.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  test('reads back what is written, whatever stands in it', () => {
    const field = fc.string({
      unit: fc.constantFrom('"', ',', ';', '\n', '\r', '\t', 'a', ' ', '\u2028', 'é'),
    });
    const texts = fc.array(fc.tuple(field, field), { minLength: 1 });

    fc.assert(
      fc.property(texts, (rows) => {
        const safe = rows.map((row) => row.map((text) => `x${text}`));

        expect(fieldsOf(csvText(['first', 'second'], safe))).toEqual([['first', 'second'], ...safe]);
      }),
    );
  });
});

const PACKET = {
  quarter: '2026Q2',
  users: [
    { actor_subject_id: 'usr_1', roles: [{ role: 'nurse' }, { role: 'admin' }] },
    { actor_subject_id: 'usr_2', roles: [{ role: null }] },
    { actor_subject_id: '=cmd', roles: [{ role: '-x' }] },
  ],
} as unknown as ReviewPacket;
const USES = [
  {
    event_id: 'b1',
    actor_subject_id: 'usr_1',
    used_at: 0,
    patient_id: null,
    resource_type: 'Note',
    is_reviewed: false,
  },
];

function check(text: string) {
  const { rows, problems } = readDecisionsFile(text);
  return problems.length > 0 ? { asked: [], undecided: 0, problems } : checkDecisions(rows, PACKET, USES);
}
const HEAD = 'actor_subject_id,role,event_id,decision,reviewer,reason\n';

describe('a decisions file', () => {
  test('of CSV and of JSON say the same', () => {
    const csv = check(
      `${HEAD}usr_1,nurse,,Revoke,usr_9,left\nusr_2,,,confirm,usr_9,\n,,b1,justified,usr_9,\n`,
    );
    const json = check(
      JSON.stringify([
        { actor_subject_id: 'usr_1', role: 'nurse', decision: 'revoke', reviewer: 'usr_9' },
        { actor_subject_id: 'usr_2', role: null, decision: 'confirm', reviewer: 'usr_9', note: 'other' },
        { event_id: 'b1', decision: 'justified', reviewer: 'usr_9' },
      ]),
    );

    expect(csv.problems).toEqual([]);
    expect(csv.asked.map(({ asks }) => asks)).toEqual([
      { actor_subject_id: 'usr_1', role: 'nurse', decision: 'revoke', reviewer: 'usr_9' },
      { actor_subject_id: 'usr_2', role: null, decision: 'confirm', reviewer: 'usr_9' },
      { event_id: 'b1', finding: 'justified', reviewer: 'usr_9' },
    ]);
    expect(json.asked.map(({ asks }) => asks)).toEqual(csv.asked.map(({ asks }) => asks));
    expect(csv.asked.map(({ where }) => where)).toEqual(['line 2', 'line 3', 'line 4']);
    expect(json.asked.map(({ where }) => where)).toEqual(['entry 1', 'entry 2', 'entry 3']);
  });

  test('may come from a spreadsheet: a mark of order, other columns, another order, names in capitals', () => {
    const { asked, problems } = check(
      '\uFEFFDecision;Reviewer;Role;note;ACTOR_SUBJECT_ID\nrevoke;usr_9;nurse;x;usr_1\n',
    );

    expect(problems).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  test('takes off the apostrophe that stands before what would be a formula', () => {
    const [one] = check(`${HEAD}'=cmd,'-x,,revoke,usr_9,\n`).asked;

    expect(one?.asks).toMatchObject({ actor_subject_id: '=cmd', role: '-x' });
  });

  test('may leave rows open', () => {
    expect(check(`${HEAD}usr_1,nurse,,,,\nusr_1,admin,,revoke,usr_9,\n`)).toMatchObject({
      undecided: 1,
      asked: [{ where: 'line 3' }],
    });
  });

  test('may say a thing twice', () => {
    expect(check(`${HEAD}usr_1,nurse,,revoke,usr_9,\nusr_1,nurse,,revoke,usr_9,\n`).asked).toHaveLength(1);
  });

  test.each([
    ['an unknown user', 'usr_7,nurse,,revoke,usr_9,', 'no such user'],
    ['a role that is not held', 'usr_1,doctor,,revoke,usr_9,', 'did not hold that role'],
    ['no role, where one is held', 'usr_1,,,revoke,usr_9,', 'did not hold that role'],
    ['a role, where none is held', 'usr_2,null,,revoke,usr_9,', 'did not hold that role'],
    ['an unknown decision', 'usr_1,nurse,,delete,usr_9,', 'not confirm or revoke'],
    ['a decision of the other kind', 'usr_1,nurse,,justified,usr_9,', 'not confirm or revoke'],
    ['a decision by nobody', 'usr_1,nurse,, revoke ,  ,', 'no reviewer'],
    ['an unknown event', ',,b7,justified,usr_9,', 'no emergency access'],
    ['an unknown finding', ',,b1,revoke,usr_9,', 'not justified or unjustified'],
    ['a review by who used it', ',,b1,justified,usr_1,', 'who used the access'],
    ['a review by nobody', ',,b1,justified,,', 'no reviewer'],
  ])('is refused with line and fix for %s, and then nothing is asked', (_what, line, says) => {
    const { asked, problems } = check(`${HEAD}usr_1,admin,,confirm,usr_9,\n${line}\n`);

    expect(asked).toEqual([]);
    expect(problems).toEqual([
      { where: 'line 3', problem: expect.stringContaining(says), fix: expect.any(String) },
    ]);
  });

  test.each([
    [`usr_1,nurse,,revoke,usr_9,\nusr_1,nurse,,confirm,usr_8,`],
    [`,,b1,justified,usr_9,\n,,b1,unjustified,usr_9,`],
  ])('is refused where it contradicts itself', (lines) => {
    expect(check(`${HEAD}${lines}\n`).problems).toEqual([
      expect.objectContaining({ where: 'line 3', problem: 'it contradicts line 2' }),
    ]);
  });

  test.each([
    ['nothing at all', '', 'line 1'],
    ['no column for decisions', 'actor_subject_id,role\nusr_1,nurse\n', 'line 1'],
    ['a quotation mark left open', `${HEAD}"usr_1,nurse`, 'the file'],
    ['JSON that is cut', '[{"decision":', 'the file'],
    ['JSON of another kind', '{"decision":"revoke"}', 'the file'],
    ['a member that is missing', '[{"actor_subject_id":"usr_1","reviewer":"usr_9"}]', 'entry 1'],
    ['a number for an id', '[{"actor_subject_id":7,"decision":"revoke","reviewer":"usr_9"}]', 'entry 1'],
    ['an entry that is no object', '[null]', 'entry 1'],
  ])('is refused for %s', (_what, text, where) => {
    expect(check(text).problems[0]).toMatchObject({ where });
  });

  test('lists every problem, and shows no value of the file', () => {
    const { problems } = check(
      `${HEAD}secret_a,nurse,,revoke,usr_9,\nusr_1,secret_b,,revoke,usr_9,\nusr_1,nurse,,secret_c,usr_9,\n`,
    );

    expect(problems).toHaveLength(3);
    expect(JSON.stringify(problems)).not.toContain('secret');
  });
});
