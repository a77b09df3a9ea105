import { anEventLine } from '../fixtures/sources/an-event-line';
import { briefly, recordsOf } from './collect-source';

const [ONE, TWO] = [anEventLine(1), anEventLine(2)];

describe('a container log', () => {
  const docker = (log: string, stream = 'stdout') => JSON.stringify({ log, stream });

  test('whose writer leaves line ends away still has an event a line', async () => {
    const lines = [docker('ready'), docker(ONE), docker(TWO), docker(`x ${ONE}`, 'stderr'), docker('bye')];
    expect(briefly(await recordsOf(lines.join('\n')))).toEqual(['1 e1', '3 e2', '4 e1', '5 skipped']);
  });

  test('that ends inside of a line gives what is there', async () => {
    expect(briefly(await recordsOf(docker(ONE.slice(0, 70))))).toEqual(['1 broken']);
  });
});

describe('a CSV dump', () => {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

  test.each([',', ';', '\t'])('delimited by %j', async (delimiter) => {
    const row = (...cells: readonly string[]) => cells.join(delimiter);
    const rows = [
      row('"ID"', ' Event_JSON '),
      row('1', cell(ONE)),
      row(cell(`a${delimiter}b`), cell(TWO)),
      '',
    ];
    expect(briefly(await recordsOf(rows.join('\r\n')))).toEqual(['2 e1', '3 e2']);
  });

  test('of one column', async () => {
    expect(briefly(await recordsOf(`event_json\n${ONE}\n${cell(TWO)}\n`))).toEqual(['2 e1', '3 e2']);
  });

  test('with a quote that is never closed loses one row', async () => {
    const rows = ['id,event_json', `1,"${ONE}`, `2,${cell(TWO)}`, '3,"open', `4,${cell(ONE)}`, '5,"open', ''];
    expect(briefly(await recordsOf(rows.join('\n')))).toEqual([
      '2 broken',
      '3 e2',
      '4 broken',
      '5 e1',
      '6 broken',
    ]);
  });

  test('with an empty event has that row refused', async () => {
    expect(briefly(await recordsOf(`id,event_json\n1,\n2,${cell(ONE)}`))).toEqual(['2 broken', '3 e1']);
  });

  test('is not every first line that names event_json', async () => {
    expect(briefly(await recordsOf(`the event_json column\n${ONE}`))).toEqual(['1 broken', '2 e1']);
  });
});
