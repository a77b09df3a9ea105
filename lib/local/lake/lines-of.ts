import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** The lines of a file of UTF-8 text, ended by `\n` alone; the last may lack it. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let started: string[] = [];
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    const pieces = decoder.write(chunk as Buffer).split('\n');
    const unfinished = pieces.pop() ?? '';
    for (const piece of pieces) {
      yield started.length === 0 ? piece : started.join('') + piece;
      started = [];
    }
    if (unfinished !== '') started.push(unfinished);
  }
  const last = started.join('') + decoder.end();
  if (last !== '') yield last;
}
