import type { Construct } from 'constructs';
import { AthenaViews } from '../constructs/athena-views';
import type { SCOPES } from '../constructs/lake-names';
import { LakeStack, type LakeStackProps } from '../constructs/lake-stack';
import type { CatalogStack } from './catalog';

export interface ReviewViewsStackProps extends LakeStackProps {
  readonly catalog: Pick<CatalogStack, 'databases'>;
  readonly asked: (typeof SCOPES)[number];
}

/** The questions that the lake answers by name, in one scope: a template may be one megabyte, and six scopes are more. */
export class ReviewViewsStack extends LakeStack {
  constructor(scope: Construct, { config, catalog, asked: { name, tiers } }: ReviewViewsStackProps) {
    super(scope, `review-${name}`, `views over the events of ${tiers.join(', ')}`, { config });
    const { names } = this;
    const database = catalog.databases[name];
    new AthenaViews(this, 'Views', { scope: name, names, database, review: config.review });
  }
}
