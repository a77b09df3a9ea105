import type { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import type { TierName } from '../core/tiers';
import { EVENTS, REVIEW_SETTINGS, type ReviewSettings, reviewSettingsSql, VIEWS } from '../views';
import { AthenaView, type ViewText } from './athena-view';
import { constructId } from './construct-id';
import { EVENTS_TABLE } from './events-table';
import { type LakeNames, SCOPES, type ScopeName } from './lake-names';

export interface AthenaViewsProps {
  readonly scope: ScopeName;
  readonly names: LakeNames;
  readonly database: CfnDatabase;
  /** When the clinic works. */
  readonly review: ReviewSettings;
}

/**
 * All questions in the database of one scope, the same text in each: `audit_events` reads whatever is called `events`
 * beside it. In a tier's database that is its table; where a scope joins tiers it is a view over their tables. Views
 * are no access control: whoever asks needs the consent of the tiers' buckets and keys.
 */
export class AthenaViews extends Construct {
  constructor(scope: Construct, id: string, { scope: asked, names, database, review }: AthenaViewsProps) {
    super(scope, id);
    const databaseName = names.database(asked);
    const { tiers } = SCOPES.find(({ name }) => name === asked) ?? { tiers: [] };
    const isTier = tiers.some((tier) => tier === asked);
    const settings: ViewText = { ...REVIEW_SETTINGS, sql: reviewSettingsSql(review) };
    const views = [...(isTier ? [] : [eventsOf(tiers, names)]), settings, ...VIEWS];
    for (const view of views) new AthenaView(this, constructId(view.name), { view, database, databaseName });
  }
}

/** Column by column, because a union goes by position and a table's own order is the order of its making. */
function eventsOf(tiers: readonly TierName[], names: LakeNames): ViewText {
  const columns = EVENTS.columns.map(({ name }) => name).join(',\n');
  const selects = tiers.map((tier) => `select\n${columns}\nfrom ${names.database(tier)}.${EVENTS_TABLE}`);
  return {
    ...EVENTS,
    answers: `events as delivered, of ${tiers.join(', ')}`,
    sql: selects.join('\nunion all\n'),
  };
}
