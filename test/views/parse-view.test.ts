import { parseView, parseViews, type Relation } from '../../lib/views/parse-view';

const EVENTS: Relation = {
  name: 'events',
  columns: [
    { name: 'event_id', type: 'string' },
    { name: 'event_date', type: 'string' },
    { name: 'raw_event', type: 'string' },
  ],
};

const HEADER = {
  answers: 'what happened',
  grain: 'one row per event',
  reads: 'events',
  columns: 'event_id string, seen bigint, roles array<string>',
};

function file(header: Partial<typeof HEADER> = {}, body = 'select 1\n'): string {
  const lines = Object.entries({ ...HEADER, ...header }).map(([name, text]) => `-- ${name}: ${text}`);
  return `${lines.join('\n')}\n${body}`;
}

const parse = (sql: string) => parseView('view', sql, [EVENTS]);

describe('the header of a view', () => {
  test('says what it answers, its grain, what it reads, and its columns with types', () => {
    expect(parse(file())).toEqual({
      name: 'view',
      sql: file(),
      answers: 'what happened',
      grain: 'one row per event',
      reads: ['events'],
      columns: [
        { name: 'event_id', type: 'string' },
        { name: 'seen', type: 'bigint' },
        { name: 'roles', type: 'array<string>' },
      ],
    });
  });

  test.each([
    ['those of events', ['event_id', 'event_date', 'raw_event']],
    ['those of events without raw_event', ['event_id', 'event_date']],
    ['those of events without raw_event, event_id', ['event_date']],
    ['those of events with seen bigint', ['event_id', 'event_date', 'raw_event', 'seen']],
    ['those of events without raw_event with seen bigint, a string', ['event_id', 'event_date', 'seen', 'a']],
  ])('takes over columns: %s', (columns, names) => {
    expect(parse(file({ columns })).columns.map(({ name }) => name)).toEqual(names);
  });

  test('goes on with indented comment lines', () => {
    const { columns, answers } = parse(
      file({ answers: 'a long\n--   answer', columns: 'a string,\n--   b date,\n--   c double' }),
    );

    expect(answers).toBe('a long answer');
    expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual(['a string', 'b date', 'c double']);
  });

  test('ends where the comments that follow begin with one space, or the SQL', () => {
    const { columns } = parse(
      file({ columns: 'a string' }, '--\n-- why\n-- and why else\nselect 1\n-- grain: x\n'),
    );

    expect(columns).toEqual([{ name: 'a', type: 'string' }]);
  });

  test.each([
    [
      'no answers',
      file().replace('-- answers: what happened\n', ''),
      /view\.sql: needs one line "-- answers:/,
    ],
    ['an empty grain', file({ grain: '' }), /needs one line "-- grain:/],
    ['reads twice', file({ reads: 'events\n-- reads: events' }), /needs one line "-- reads:/],
    ['a header after the SQL', `select 1\n${file()}`, /needs one line "-- answers:/],
    [
      'a relation that is not there',
      file({ reads: 'events, other' }),
      /reads other; before it there are events/,
    ],
    ['columns of a relation that is not there', file({ columns: 'those of other' }), /reads other/],
    [
      'a column to leave out that is not there',
      file({ columns: 'those of events without x' }),
      /leaves out x/,
    ],
    [
      'an added column that is there',
      file({ columns: 'those of events with raw_event string' }),
      /raw_event twice/,
    ],
    ['an added column without type', file({ columns: 'those of events with seen' }), /"seen" is no column/],
    ['a type of another engine', file({ columns: 'a varchar' }), /"a varchar" is no column/],
    ['a type that every object has', file({ columns: 'a toString' }), /"a toString" is no column/],
    ['no type', file({ columns: 'a' }), /"a" is no column/],
    ['a name in capitals', file({ columns: 'A string' }), /"A string" is no column/],
    ['a column twice', file({ columns: 'a string, b date, a string' }), /names the column a twice/],
  ])('is refused with %s', (_what, sql, problem) => {
    expect(() => parse(sql)).toThrow(problem);
  });

  test.each(['View', 'my-view', '1st', ''])('is refused under the name "%s"', (name) => {
    expect(() => parseView(name, file(), [EVENTS])).toThrow(/lower-case letters/);
  });
});

describe('the order of views', () => {
  const first = file();
  const second = file({ reads: 'first' });

  test('is that in which they can be made', () => {
    expect(parseViews({ first, second }, [EVENTS]).map(({ name }) => name)).toEqual(['first', 'second']);
    expect(() => parseViews({ second, first }, [EVENTS])).toThrow(/second\.sql: reads first/);
  });

  test('has no name twice, and no second events', () => {
    expect(() => parseViews({ events: first }, [EVENTS])).toThrow(/relation of this name/);
  });
});
