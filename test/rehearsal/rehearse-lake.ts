import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingestRules, type LakeConfig } from '../../lib/config';
import { generateClinic } from '../../lib/local/clinic/generate-clinic';
import { type Engine, openEngine } from '../../lib/local/lake/engine';
import { ATHENA_SESSION } from '../../lib/local/query/athena-session';
import { accessOf } from '../cloud/access';
import type { RawStack } from '../cloud/assembly';
import { TemplateError } from '../cloud/evaluate-stacks';
import { textAt } from '../cloud/json';
import { evaluateTemplates, type TemplateSet } from '../cloud/template-set';
import { askAsReaders } from './ask-as-readers';
import { checkReplicationRules } from './bucket-rules';
import { bucketStore } from './bucket-store';
import { compareLakes, compareTables } from './compare-lakes';
import { deliverStream } from './deliver-objects';
import { drainStreams } from './drain-streams';
import type { Finding, Report } from './finding';
import { type Fleet, openFleet } from './function-fleet';
import { mustEndInTime, needFunction } from './function-service';
import { deliverShipment, openIntake } from './intake';
import { findParts } from './lake-parts';
import { ingestLocally } from './local-reference';
import { makeViews } from './make-views';
import { permissionsOf } from './permissions';
import { mustProjectEveryDay } from './project-edges';
import { mustReadParquet, readTables, reasonsOf } from './read-tables';
import { replicateObjects } from './replicate-objects';
import { checkSources } from './sources';

import { type Shipment, shipments } from './transports';
import { type Step, walk } from './walk';

export interface RehearsalOptions {
  readonly stacks: readonly RawStack[];
  readonly config: LakeConfig;
  readonly events: number;
  readonly seed: number;
  /** Epoch milliseconds at which everything happens. @default the current time, once */
  readonly now?: number;
  /** Running functions of earlier rehearsals. @default started and stopped with this one */
  readonly fleet?: Fleet;
  readonly onStep?: (step: Step) => void;
  /** Lines sent so far. */
  readonly onProgress?: (lines: number) => void;
}

export interface Rehearsed {
  readonly steps: readonly Step[];
  readonly findings: readonly Finding[];
}

const MEMORY = '1GB';

/**
 * Plays a synthesized lake: demo events through the packaged functions, the streams, the buckets, the replication
 * and the tables that the templates describe, and holds the answers against the local lake of the same lines.
 */
export async function rehearseLake(options: RehearsalOptions): Promise<Rehearsed> {
  const folder = mkdtempSync(join(tmpdir(), 'audit-lake-rehearsal-'));
  const engine = await openEngine({ spill: join(folder, 'spill'), memory: MEMORY, threads: 2 });
  for (const statement of ATHENA_SESSION) await engine.run(statement);
  const fleet = options.fleet ?? (await openFleet());
  try {
    const steps = await walk(
      ({ step }) => play(step, options, { folder, engine, fleet }),
      (step) => options.onStep?.(step),
    );
    return { steps, findings: steps.flatMap(({ findings }) => findings) };
  } finally {
    if (options.fleet === undefined) await fleet.close();
    engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type StepRunner = Parameters<Parameters<typeof walk>[0]>[0]['step'];

async function play(
  step: StepRunner,
  { stacks, config, events, seed, now = Date.now(), onProgress }: RehearsalOptions,
  { folder, engine, fleet }: { readonly folder: string; readonly engine: Engine; readonly fleet: Fleet },
): Promise<void> {
  const rules = ingestRules(config);
  const store = bucketStore(folder);

  const templates = await step('templates', (tell, report) => workOut(stacks, tell, report));
  const access = accessOf(templates);
  const parts = await step('parts', (tell, report) => {
    const found = findParts(templates, report);
    for (const { tier, stream, key, table } of found?.tiers ?? []) {
      const name = `${textAt(table.properties, 'DatabaseName')}.${table.ref}`;
      tell(`${tier}: stream ${stream.ref}, key ${key.logicalId}, table ${name}`);
    }
    return found;
  });

  const sent: Shipment[] = [];
  const received = await step('intake', async (tell, report) => {
    const permissions = permissionsOf(access, report);
    const sources = await checkSources(templates, parts.route, permissions, report);
    const transforms = parts.tiers.map(({ transform }) => transform);
    for (const handler of [parts.route, ...transforms]) {
      await needFunction(templates, handler, permissions, report);
    }
    for (const handler of transforms) mustEndInTime(handler, report);
    tell(`sources in the templates: ${sources.join(', ')}; played: logs, queue, table, direct, stream`);
    const watched = untilFirst(report);
    const intake = openIntake(fleet, templates, access, parts, now, watched.report);
    const total = { lines: 0, forwarded: 0, skipped: 0 };
    for (const shipment of shipments(generateClinic({ events, seed, damagedLines: true }), rules, now)) {
      sent.push(shipment);
      const { forwarded, skipped } = await deliverShipment(intake, parts, shipment, watched.report);
      total.lines += shipment.lines.length;
      total.forwarded += forwarded;
      total.skipped += skipped;
      onProgress?.(total.lines);
      if (watched.hasFound()) break;
    }
    tell(
      `${total.lines} lines in ${sent.length} deliveries: ${total.forwarded} events forwarded, ${total.skipped} lines without one`,
    );
    return { intake, ...total };
  });

  const transformed = await step('transform', async (tell, report) => {
    received.intake.watch(report);
    const streams = await drainStreams(received.intake, parts, permissionsOf(access, report), report);
    for (const { tier } of parts.tiers) {
      const { rows = [], refused = [], moved = 0 } = streams.get(tier) ?? {};
      tell(`${tier}: ${rows.length} rows, ${refused.length} refused, ${moved} moved to their own stream`);
    }
    return streams;
  });

  await step('deliver', async (tell, report) => {
    const delivering = { templates, engine, store, permissions: permissionsOf(access, report), report };
    for (const tier of parts.tiers) {
      const stream = transformed.get(tier.tier);
      if (stream !== undefined) await deliverStream(delivering, tier, stream);
    }
    const count = (kind: 'events' | 'refused'): number =>
      store.objects.filter((one) => one.kind === kind).length;
    tell(
      `${count('events')} Parquet objects and ${count('refused')} objects of refused records in the landing bucket`,
    );
    return store.objects;
  });

  await step('replicate', async (tell, report) => {
    const { retention } = config;
    const replicating = {
      templates,
      store,
      permissions: permissionsOf(access, report),
      retention,
      now,
      report,
    };
    for (const landing of new Set(parts.tiers.map((tier) => tier.landing))) {
      checkReplicationRules(landing, report);
    }
    await replicateObjects(replicating, parts.tiers);
    for (const { tier } of parts.tiers) {
      const copies = store.objects.filter((one) => one.tier === tier && one.isReplica);
      const [first] = copies;
      const lock = first?.lock;
      if (first === undefined || lock === undefined) continue;
      const until = new Date(lock.retainUntil).toISOString().slice(0, 10);
      tell(`${tier}: ${copies.length} objects in ${first.bucket.logicalId}, ${lock.mode} until ${until}`);
    }
    return store.objects;
  });

  const local = await step('ingest', async (tell) => {
    const counts = await ingestLocally(engine, store, join(folder, 'local'), sent, rules, now);
    const { accepted, duplicates, conflicts, rejected, skipped } = counts;
    tell(
      `the same lines: ${accepted} events, ${duplicates} duplicates, ${conflicts} conflicts, ${rejected} refused, ${skipped} skipped`,
    );
    return counts;
  });

  const reasons = await step('tables', async (tell, report) => {
    const readable = parts.tiers.filter(({ table }) => mustReadParquet(table, report));
    const { tables, refused } = await readTables(templates, engine, store, now, report);
    mustProjectEveryDay(store.objects, tables, rules.clock, now, report);
    await compareTables(engine, readable, report);
    const told = reasonsOf(refused, rules, now, report);
    const all = [...told.values()].reduce((sum, n) => sum + n, 0);
    tell(
      `${tables.length} tables; every object lies in a partition that its table computes, and so would every day that the clock lets in`,
    );
    tell(`${all} refused records read back: ${[...told].map(([reason, n]) => `${reason} ${n}`).join(', ')}`);
    return told;
  });

  await step('views', async (tell, report) => {
    const databases = parts.tiers.map(({ table }) => textAt(table.properties, 'DatabaseName') ?? '');
    const made = await makeViews(templates, engine, databases, report);
    for (const { database, views, events } of made) tell(`${database}: ${views} views over ${events} events`);
    return made;
  });

  await step('readers', async (tell, report) => {
    const permissions = permissionsOf(access, report);
    const asking = { templates, store, permissions, stage: config.stage, report };
    const asked = await askAsReaders(asking, parts.tiers);
    tell(`${asked} questions, each by a role in one of its scopes`);
    return asked;
  });

  await step('compare', async (tell, report) => {
    await compareLakes(engine, parts.tiers, { skipped: received.skipped, reasons }, local, report);
    tell('the same counts, reasons and rows, column by column');
    return local;
  });
}

/** Knows whether something was reported: a source that delivers again and again would only say it once more. */
function untilFirst(report: Report): { readonly report: Report; readonly hasFound: () => boolean } {
  let found = false;
  return {
    report(...finding) {
      found = true;
      report(...finding);
    },
    hasFound: () => found,
  };
}

function workOut(
  stacks: readonly RawStack[],
  tell: (fact: string) => void,
  report: Report,
): TemplateSet | undefined {
  try {
    const templates = evaluateTemplates(stacks);
    const { length } = templates.deployOrder();
    tell(`${stacks.length} stacks, ${length} resources, an order in which all can be made`);
    return templates;
  } catch (error) {
    const found = error instanceof Error ? error.message : 'an error';
    const problems = error instanceof TemplateError ? error.problems : [found];
    for (const problem of problems) {
      report('template', { at: undefined, property: problem.trim(), expected: 'a value', found: 'none' });
    }
    return undefined;
  }
}
