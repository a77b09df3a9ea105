import { type Arrival, arrivalLog, type Intent } from './arrival-log';
import { baseDay } from './base-day';
import { type ClinicPlan, planClinic, spreadOverDays } from './clinic-plan';
import { type Draft, serviceFor } from './draft';
import { extraLines } from './extra-lines';
import { hireStaff } from './people';
import { producerChains } from './producer-chains';
import { type Random, seededRandom } from './random';
import { serviceOf } from './services';
import { CLINIC_UTC_OFFSET_MS, DAY_MS, DEFAULT_FROM } from './shifts';
import { CHAIN_TROUBLES, isAgainstStory, isSilenced, tellStories } from './stories';

export { CLINIC_STORIES, type ClinicStory, STORY_EVENTS } from './stories';

export interface ClinicOptions {
  /** Lines in total, duplicates and refused ones included. */
  readonly events: number;
  /** A 32-bit integer; the same options give the same bytes. */
  readonly seed: number;
  /**
   * Epoch milliseconds. The clinic opens at local midnight of the Monday of that local day's week.
   * @default 2026-01-05, local time (UTC-7)
   */
  readonly from?: number;
  /** Also lines that are not JSON: cut ones, bare NaN. @default false: every line is a JSON text */
  readonly damagedLines?: boolean;
}

export interface LabelledLine {
  readonly line: string;
  readonly intent: Intent;
}

/** Drafts written at a time. */
const BATCH = 1_000;
const LATE_RATE = 0.004;
const LATEST_DAYS = 6;

/**
 * The audit log of a made-up behavioural-health clinic as JSON lines without line ends, in order of arrival.
 * Memory holds the plans of one day, and the lines that are written and not yet arrived.
 *
 * @example
 * for (const line of generateClinic({ events: 20_000, seed: 1 })) out.write(`${line}\n`);
 */
export function* generateClinic(options: ClinicOptions): Generator<string> {
  for (const { line } of generateLabelled(options)) yield line;
}

/**
 * The same lines, each with what the lake should do with it.
 *
 * @throws RangeError when `events` is no whole number from 0
 */
export function* generateLabelled(options: ClinicOptions): Generator<LabelledLine> {
  const { events, seed, damagedLines = false } = options;
  if (!Number.isSafeInteger(events) || events < 0) {
    throw new RangeError(`events must be a whole number from 0, not ${events}`);
  }
  const from = mondayOf(options.from ?? DEFAULT_FROM);
  const random = seededRandom(seed);
  const plan = planClinic(events, damagedLines);
  const roster = hireStaff(plan.headcount);
  const stories = plan.withStories
    ? tellStories({ from, roster, random, stolenCharts: plan.stolenCharts })
    : [];
  const quotas = quotasByDay(events - stories.length, plan, random);
  const link = producerChains(plan.withStories ? CHAIN_TROUBLES : [], random);
  const extras = extraLines(damagedLines, random);
  const arrivals = arrivalLog();

  let drafts: readonly Draft[] = stories;
  for (const [day, quota] of quotas.entries()) {
    const midnight = from + day * DAY_MS;
    const tomorrow = day === plan.days - 1 ? Number.POSITIVE_INFINITY : midnight + DAY_MS;
    const isUnheard = (draft: Draft) =>
      plan.withStories && (isSilenced(draft, from) || isAgainstStory(draft, from));
    const known = [...drafts, ...baseDay({ day, midnight, roster, isUnheard, events: quota.base }, random)];
    drafts = known.filter(({ at }) => at >= tomorrow);
    const today = known.filter(({ at }) => at < tomorrow).sort((a, b) => a.at - b.at);

    for (const { first, next, share } of batches(today.length)) {
      const written = today.slice(first, next).map((draft) => arrive(draft, link(draft, day), random));
      const added = extras(written, {
        refused: share(quota.refused),
        duplicates: share(quota.duplicates),
        conflicts: share(quota.conflicts),
      });
      yield* arrivals([...written, ...added], today[next]?.at ?? tomorrow);
    }
  }
}

function quotasByDay(total: number, plan: ClinicPlan, random: Random) {
  const { days, refused, duplicates, conflicts } = plan;
  const spread = (lines: number) => spreadOverDays(lines, days, random);
  const extras = { refused: spread(refused), duplicates: spread(duplicates), conflicts: spread(conflicts) };
  return spread(total - refused - duplicates - conflicts).map((base, day) => ({
    base,
    refused: extras.refused[day] ?? 0,
    duplicates: extras.duplicates[day] ?? 0,
    conflicts: extras.conflicts[day] ?? 0,
  }));
}

/** Cuts a day into pieces, so that its lines are not all in memory at once; `share` is a piece's part of a quota. */
function* batches(count: number) {
  const pieces = Math.max(1, Math.ceil(count / BATCH));
  for (let piece = 0; piece < pieces; piece += 1) {
    const upTo = (quota: number, pieceNumber: number) => Math.floor((quota * pieceNumber) / pieces);
    yield {
      first: upTo(count, piece),
      next: upTo(count, piece + 1),
      share: (quota: number) => upTo(quota, piece + 1) - upTo(quota, piece),
    };
  }
}

/** When a written line reaches the log: at its service's next flush, or days later. */
function arrive(draft: Draft, line: string, random: Random): Arrival {
  const { flushMs, schemaVersion } = serviceOf(serviceFor(draft));
  const isLate = random.chance(LATE_RATE);
  // A text put together of pieces is a tree of them until someone reads a character. A day of trees would
  // cost the garbage collector more than all else here together.
  line.charCodeAt(0);
  const delay = isLate ? DAY_MS + random.int(LATEST_DAYS * DAY_MS) : random.int(400);
  return {
    at: Math.ceil((draft.at + delay) / flushMs) * flushMs,
    line,
    intent: 'accept',
    isLate,
    isPlain: schemaVersion !== '1.0' && draft.agent === undefined,
  };
}

function mondayOf(time: number): number {
  const localDay = Math.floor((time + CLINIC_UTC_OFFSET_MS) / DAY_MS);
  const weekday = (((localDay + 3) % 7) + 7) % 7;
  return (localDay - weekday) * DAY_MS - CLINIC_UTC_OFFSET_MS;
}
