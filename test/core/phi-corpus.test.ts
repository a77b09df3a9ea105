import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPhiInText, type PhiField, redactText } from '../../lib/core/phi-guard';

interface Line {
  readonly field: string;
  readonly text: string;
  readonly phi: boolean;
  readonly kind: string;
}

const FIELDS: Readonly<Record<string, PhiField>> = {
  error_message: 'text',
  metadata: 'text',
  route_template: 'route',
  'resource.id': 'id',
  user_agent: 'user_agent',
  'action.name': 'name',
};

const LINES = readFileSync(join(__dirname, '../fixtures/phi-corpus.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

const spansIn = ({ field, text }: Line) => findPhiInText(text, FIELDS[field] ?? 'text');
const judged = LINES.map((line) => ({ ...line, found: spansIn(line).length > 0 }));

function rate(lines: readonly { readonly found: boolean }[], found: boolean): number {
  return lines.filter((line) => line.found === found).length / lines.length;
}

describe('the corpus', () => {
  test('has thousands of lines of both classes, none twice', () => {
    expect(LINES.filter((line) => line.phi).length).toBeGreaterThan(2000);
    expect(LINES.filter((line) => !line.phi).length).toBeGreaterThan(2000);
    expect(new Set(LINES.map((line) => `${line.field} ${line.text}`)).size).toBe(LINES.length);
  });

  test('is judged with a precision of at least 0.97', () => {
    const found = judged.filter((line) => line.found);
    expect(found.filter((line) => line.phi).length / found.length).toBeGreaterThanOrEqual(0.97);
  });

  test('is judged with a recall of at least 0.95', () => {
    expect(
      rate(
        judged.filter((line) => line.phi),
        true,
      ),
    ).toBeGreaterThanOrEqual(0.95);
  });

  const kinds = [...new Set(LINES.map((line) => line.kind))];

  test.each(kinds.filter((kind) => LINES.some((line) => line.kind === kind && line.phi)))(
    'at least nine in ten are found of %s',
    (kind) => {
      expect(
        rate(
          judged.filter((line) => line.phi && line.kind === kind),
          true,
        ),
      ).toBeGreaterThanOrEqual(0.9);
    },
  );

  test.each(kinds.filter((kind) => LINES.some((line) => line.kind === kind && !line.phi)))(
    'at least 19 in 20 are left alone of %s',
    (kind) => {
      expect(
        rate(
          judged.filter((line) => !line.phi && line.kind === kind),
          false,
        ),
      ).toBeGreaterThanOrEqual(0.95);
    },
  );

  test('has spans inside the text, in a form that can be redacted', () => {
    for (const line of LINES) {
      for (const { start, end } of spansIn(line)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(line.text.length);
      }
      expect(redactText(line.text, spansIn(line)) !== line.text).toBe(spansIn(line).length > 0);
    }
  });
});
