import { startProgress } from '../output/progress';
import { openOut } from '../output/write-out';
import { defineCommand } from './command';
import { loadConfig } from './load-config';
import { bytesOf, sourceInput } from './source-input';
import { newTally } from './validate-tally';

export const validate = defineCommand({
  name: 'validate',
  summary: 'say what the lake would accept of a file, and why not the rest',
  details: `Judges every event of FILE (- is standard input) as ingest would, and stores nothing. Plain, .gz or .zst;
    bare JSON lines, logs with any prefix, container logs, CloudWatch documents, DynamoDB and CSV dumps: told by
    content. No value of an event is ever printed: reasons, places and line numbers only.`,
  args: [{ name: '<file>', says: 'file of events, or -', isFile: true }],
  options: {},
  json: `one object a line of input, in order:
    {"line":1,"verdict":"accepted","event_id":"…","tier":"clinical","tier_basis":"resource_type"},
    {"line":2,"verdict":"rejected","reason":"schema","path":"/outcome/error_type","detail":"required"} or
    {"line":3,"verdict":"skipped"} for a log line that carries no event.`,
  exits: {
    0: 'every event would be accepted',
    1: 'some would be rejected',
    2: 'could not read the file, or not to its end',
  },
  examples: [
    { run: 'audit-lake validate events.jsonl', says: 'a summary by reason, with the first lines of each' },
    { run: 'audit-lake validate --json events.jsonl | grep \'"rejected"\'', says: 'every rejected line' },
    { run: 'zcat app.log.gz | audit-lake validate -', says: 'from a pipe' },
  ],
  run: async ({ args: [file = '-'], global }) => {
    const config = await loadConfig(global.config);
    const { ingestRules } = await import('../../lib/config');
    const { judge } = await import('./judge');
    const { readSource } = await import('../../lib/local/source/read-source');
    const rules = ingestRules(config);
    const receivedAt = Date.now();
    const out = openOut();
    const tally = newTally();
    const progress = startProgress({ label: 'validate', unit: 'bytes', total: bytesOf([file]) }, global.json);
    const input = sourceInput(file);
    let failure: unknown;
    try {
      for await (const batch of readSource(input, {
        maxEventBytes: rules.maxEventBytes,
        onBytes: progress.update,
      })) {
        for (const record of batch) {
          const verdict = judge(record, receivedAt, rules);
          tally.add(verdict);
          const full = global.json ? out.write(`${JSON.stringify(verdict)}\n`) : undefined;
          if (full !== undefined) await full;
        }
      }
    } catch (error) {
      failure = error; // what was read before it is still told
    } finally {
      progress.stop();
    }
    const isWorthTelling = failure === undefined || tally.total() > 0;
    if (!global.json && isWorthTelling) await out.write(await tally.report());
    await out.end();
    if (failure !== undefined) throw failure;
    return tally.rejected() > 0 ? 1 : 0;
  },
});
