import type { App } from 'aws-cdk-lib';
import type { LakeConfig } from '../config';
import { SCOPES } from '../constructs/lake-names';
import { CatalogStack } from './catalog';
import { IngestStack } from './ingest';
import { NetworkStack } from './network';
import { ObservabilityStack } from './observability';
import { ReviewStack } from './review';
import { ReviewViewsStack } from './review-views';
import { VaultStack } from './vault';

export interface LakeStacks {
  readonly vault: VaultStack;
  readonly network: NetworkStack;
  readonly catalog: CatalogStack;
  readonly ingest: IngestStack;
  readonly review: ReviewStack;
  readonly views: readonly ReviewViewsStack[];
  readonly observability: ObservabilityStack;
}

/** The deployed lake of one configuration, in the order in which its stacks deploy. */
export function addLake(app: App, config: LakeConfig): LakeStacks {
  const vault = new VaultStack(app, { config });
  const network = new NetworkStack(app, { config, vault });
  const catalog = new CatalogStack(app, { config, vault });
  const ingest = new IngestStack(app, { config, vault, network, catalog });
  const review = new ReviewStack(app, { config, vault });
  const views = SCOPES.map((asked) => new ReviewViewsStack(app, { config, catalog, asked }));
  const observability = new ObservabilityStack(app, { config, vault, ingest, review });
  return { vault, network, catalog, ingest, review, views, observability };
}
