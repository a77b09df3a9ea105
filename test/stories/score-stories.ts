import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG, ingestRules } from '../../lib/config';
import { generateClinic } from '../../lib/local/clinic/generate-clinic';
import { LocalLake } from '../../lib/local/local-lake';
import { openQuery } from '../../lib/local/query/open-query';
import { readSource } from '../../lib/local/source/read-source';
import { STORY_QUESTIONS } from './story-questions';

export interface StoryScore {
  readonly view: string;
  readonly story: string;
  readonly found: number;
  /** Found, and planted. */
  readonly right: number;
  readonly planted: number;
  /** What was listed though nobody planted it: synthetic ids. */
  readonly innocent: readonly string[];
}

/** A clinic of that seed in a lake of its own, and what each view says of its stories. */
export async function scoreStories(seed: number, events: number): Promise<readonly StoryScore[]> {
  const folder = mkdtempSync(join(tmpdir(), 'audit-lake-stories-'));
  try {
    const path = join(folder, 'events.jsonl');
    writeFileSync(path, [...generateClinic({ events, seed })].join('\n'));
    const directory = join(folder, 'lake');
    const rules = ingestRules(DEFAULT_CONFIG);
    const lake = await LocalLake.open(directory, { rules, mode: 'write' });
    const source = readSource({ path }, { maxEventBytes: rules.maxEventBytes, spoolDir: lake.spoolFolder });
    await lake.ingest(source, { receivedAt: () => Date.UTC(2026, 5, 1) });
    lake.close();
    return await ask(directory);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ask(directory: string): Promise<readonly StoryScore[]> {
  const session = await openQuery(directory);
  try {
    const scores: StoryScore[] = [];
    for (const { story, view, sql, planted, ofOtherStories = [] } of STORY_QUESTIONS) {
      const listed: string[] = [];
      for await (const rows of (await session.run(sql)).rows)
        listed.push(...rows.map(([text]) => String(text)).filter((one) => !ofOtherStories.includes(one)));
      scores.push({
        view,
        story,
        found: listed.length,
        right: planted.filter((one) => listed.includes(one)).length,
        planted: planted.length,
        innocent: listed.filter((one) => !planted.includes(one)),
      });
    }
    return scores;
  } finally {
    session.close();
  }
}

/** Precision and recall over several lakes; a view that lists nothing has made no mistake. */
export function totals(scores: readonly StoryScore[]): {
  readonly precision: number;
  readonly recall: number;
} {
  const sum = (of: (score: StoryScore) => number): number => scores.reduce((all, one) => all + of(one), 0);
  const found = sum((one) => one.found);
  return {
    precision: found === 0 ? 1 : sum((one) => one.right) / found,
    recall: sum((one) => one.right) / sum((one) => one.planted),
  };
}
