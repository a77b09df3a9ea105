import { join } from 'node:path';
import { PARTITION_COLUMN } from '../../core/columns';
import { TIERS, type TierName } from '../../core/tiers';
import { EVENTS, REVIEW_SETTINGS, type ReviewSettings, reviewSettingsSql, VIEWS } from '../../views';
import type { LakeFolders } from '../lake/folders';
import { listVault } from '../lake/list-keys';
import { ROW_COLUMNS, ROW_NAMES, sqlList } from '../lake/row-sql';

/** When the clinic works; asked for only where a question needs it. */
export type ReviewSource = () => ReviewSettings | Promise<ReviewSettings>;

/** How one relation of a lake is made, once those that it reads are there. */
export interface LakeRelation {
  readonly schema: string;
  readonly name: string;
  /** `schema.name` of what it reads. */
  readonly reads: readonly string[];
  /** Its SELECT, in which names without a schema are looked up in its own. */
  readonly select: (review: ReviewSource) => Promise<string>;
}

/** The relations of a lake by `schema.name`, and the files that they read. */
export interface LakeViews {
  readonly relations: ReadonlyMap<string, LakeRelation>;
  readonly files: readonly string[];
}

/**
 * The stored events and all views over them: in `main` those of all tiers, in a schema per tier its own, and
 * `<view>_<tier>` beside them. The files are listed once, so an answer sees the lake as it was when the session began.
 */
export async function lakeViews(folders: LakeFolders): Promise<LakeViews> {
  const byTier = new Map<TierName, string[]>(TIERS.map(({ name }) => [name, []]));
  for await (const { tier, key } of listVault(folders)) byTier.get(tier)?.push(join(folders.root, key));
  const files = [...byTier.values()].flat();
  const relations = [
    ...relationsOf('main', files),
    ...TIERS.flatMap(({ name: tier }) => [...relationsOf(tier, byTier.get(tier) ?? []), ...ofTier(tier)]),
  ];
  return { relations: new Map(relations.map((one) => [`${one.schema}.${one.name}`, one])), files };
}

/** Everything of one schema, in the order in which it can be made. */
function relationsOf(schema: string, files: readonly string[]): readonly LakeRelation[] {
  return [
    { schema, name: EVENTS.name, reads: [], select: async () => eventsOf(files) },
    {
      schema,
      name: REVIEW_SETTINGS.name,
      reads: [],
      select: async (review) => reviewSettingsSql(await review()),
    },
    ...VIEWS.map(({ name, reads, sql }) => ({
      schema,
      name,
      reads: reads.map((one) => `${schema}.${one}`),
      select: async () => sql,
    })),
  ];
}

function ofTier(tier: TierName): readonly LakeRelation[] {
  return VIEWS.map(({ name }) => ({
    schema: 'main',
    name: `${name}_${tier}`,
    reads: [`${tier}.${name}`],
    select: async () => `select * from ${tier}.${name}`,
  }));
}

/** The statement that makes a relation while its schema is the one in which names are looked up: the engine remembers it. */
export async function makeRelation({ name, select }: LakeRelation, review: ReviewSource): Promise<string> {
  return `create view ${name} as ${await select(review)}`;
}

/** Makes `review_settings` and every view of `lib/views` beside a relation `events`. */
export async function viewStatements(review: ReviewSettings): Promise<readonly string[]> {
  const [, ...all] = relationsOf('main', []);
  return Promise.all(all.map((relation) => makeRelation(relation, () => review)));
}

function eventsOf(files: readonly string[]): string {
  const { name: day } = PARTITION_COLUMN;
  if (files.length > 0) {
    return `select ${ROW_NAMES}, ${day}
      from read_parquet(${sqlList(files)}, hive_partitioning = true, hive_types = {${day}: VARCHAR})`;
  }
  const columns = [...ROW_COLUMNS, { name: day, type: 'VARCHAR' }];
  return `select ${columns.map(({ name, type }) => `cast(null as ${type}) as "${name}"`).join(', ')} where false`;
}
