import { type Style, styleFor } from '../output/style';
import { openOut } from '../output/write-out';
import type { AnswerFormat } from './answer-options';

/** An answer in each format; only the one that was asked for is made. */
export interface AnswerForms {
  readonly json: () => unknown;
  readonly csv: () => string;
  readonly table: (style: Style) => string | Promise<string>;
}

export async function writeAnswer(
  file: string | undefined,
  format: AnswerFormat,
  { json, csv, table }: AnswerForms,
): Promise<void> {
  const style: Style = file === undefined ? styleFor(process.stdout) : (_format, text) => text;
  const made = {
    json: () => `${JSON.stringify(json())}\n`,
    csv,
    table: () => table(style),
  } as const;
  const out = openOut(file);
  await out.write(await made[format]());
  await out.end();
}
