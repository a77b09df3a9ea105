import type { Engine } from '../lake/engine';
import { type LakeViews, makeRelation, type ReviewSource } from './lake-views';
import type { NamedRelations } from './named-relations';

/** Makes what a statement names, where it is not there yet. */
export type ViewMaker = (named: NamedRelations) => Promise<void>;

/**
 * Makes views when they are asked for, with what they read: all views of all tiers take longer to make than most
 * questions to answer. Where a name is none of the lake's all are made, so that the engine can tell which one was meant.
 */
export function viewMaker(
  { run }: Pick<Engine, 'run'>,
  { relations }: Pick<LakeViews, 'relations'>,
  review: ReviewSource,
): ViewMaker {
  const made = new Set<string>();
  const make = async (key: string): Promise<void> => {
    const relation = relations.get(key);
    if (relation === undefined || made.has(key)) return;
    for (const read of relation.reads) await make(read);
    const statement = await makeRelation(relation, review);
    if (relation.schema !== 'main') await run(`use ${relation.schema}`);
    try {
      await run(statement);
    } finally {
      // What is asked next looks its names up in all tiers, also after a damaged file of one.
      if (relation.schema !== 'main') await run('use main');
    }
    made.add(key);
  };
  return async ({ names, listsAll }) => {
    const known = names.filter((name) => relations.has(name));
    const isAll = listsAll || known.length < names.length;
    for (const key of isAll ? relations.keys() : known) await make(key);
  };
}
