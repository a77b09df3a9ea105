import { isUtf8 } from 'node:buffer';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { CannotRun } from '../output/cannot-run';
import { printable, styleFor } from '../output/style';
import { countText } from '../output/table';
import { defineCommand } from './command';
import { openLake } from './open-lake';
import { flag } from './option';
import { ID_SHOWN } from './quarantine-list';

export const quarantineShow = defineCommand({
  name: 'show',
  summary: 'show one refused line',
  details: `Shows why one line was refused. Its text may hold PHI, so it is printed only with --raw: exactly as it came
    to a file or a pipe, with control characters written out to a terminal.`,
  args: [{ name: '<id>', says: 'the id of quarantine list, or its first digits' }],
  options: { raw: flag('--raw', 'the text of the line, which may hold PHI') },
  json: 'one object as in quarantine list; with --raw also "raw" (text) or, if it is no UTF-8, "raw_base64".',
  exits: { 0: 'shown', 2: 'no such line, or more than one' },
  examples: [
    { run: 'audit-lake quarantine show 3f2a9c', says: 'why it was refused' },
    { run: 'audit-lake quarantine show 3f2a9c --raw > line.json', says: 'its exact bytes, to a file' },
  ],
  run: async ({ args: [id = ''], options: { raw: wantsRaw }, global }) => {
    if (!/^[0-9a-f]{1,64}$/i.test(id)) {
      throw new CannotRun('an id has hexadecimal digits', 'copy it from audit-lake quarantine list');
    }
    const { lake } = await openLake(global, 'read');
    try {
      const shown = await lake.showQuarantined(id, { now: Date.now(), raw: wantsRaw });
      if (shown.found === 'none') {
        throw new CannotRun(
          `no line in quarantine has an id that begins with ${id}`,
          'see audit-lake quarantine list',
        );
      }
      if (shown.found === 'several') {
        const some = shown.ids.slice(0, 10).map((one) => `  ${one}`);
        throw new CannotRun(
          `${shown.ids.length} lines have an id that begins with ${id}`,
          'give more digits',
          some,
        );
      }
      const { entry, raw } = shown;
      if (global.json)
        process.stdout.write(`${JSON.stringify({ ...entry, ...(await rawMember(entry, raw)) })}\n`);
      else if (raw === undefined) process.stdout.write(factLines(entry));
      else
        await pipeline(process.stdout.isTTY === true ? forTerminal(raw) : raw, process.stdout, {
          end: false,
        });
    } finally {
      lake.close();
    }
    return 0;
  },
});

/** A longer line is no value for a program: its bytes are for a file. */
const LARGEST_MEMBER = 1 << 24;

async function rawMember(
  { bytes }: { readonly bytes: number },
  raw: AsyncIterable<Uint8Array> | undefined,
): Promise<{ readonly raw?: string; readonly raw_base64?: string }> {
  if (raw === undefined) return {};
  if (bytes > LARGEST_MEMBER) {
    throw new CannotRun(
      `the line has ${countText(bytes)} bytes`,
      'use --raw without --json, and send it to a file',
    );
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of raw) chunks.push(chunk);
  const whole = Buffer.concat(chunks);
  return isUtf8(whole) ? { raw: whole.toString() } : { raw_base64: whole.toString('base64') };
}

async function* forTerminal(raw: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  for await (const chunk of raw) yield printable(decoder.write(Buffer.from(chunk)));
  yield `${printable(decoder.end())}\n`;
}

function factLines(entry: object): string {
  const style = styleFor(process.stdout);
  const facts = Object.entries(entry).map(([name, value]) => {
    const text =
      name === 'reason' && value === null ? 'none: it passes now' : printable(String(value ?? 'unknown'));
    return `${style('bold', name.replace('_', ' ').padEnd(ID_SHOWN))} ${text}`;
  });
  return `${facts.join('\n')}\nIts text may hold PHI: add --raw to see it.\n`;
}
