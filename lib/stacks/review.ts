import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { AthenaViews } from '../constructs/athena-views';
import { constructId } from '../constructs/construct-id';
import { SCOPES } from '../constructs/lake-names';
import { LakeReaders } from '../constructs/lake-readers';
import { LakeStack, type LakeStackProps } from '../constructs/lake-stack';
import type { ReaderRoleName } from '../constructs/reader-roles';
import type { CatalogStack } from './catalog';
import type { VaultStack } from './vault';

export interface ReviewStackProps extends LakeStackProps {
  readonly vault: Pick<VaultStack, 'keys' | 'vaults' | 'results'>;
  readonly catalog: Pick<CatalogStack, 'databases'>;
}

/** The questions that the lake answers by name, and the people who may ask them. */
export class ReviewStack extends LakeStack {
  readonly readers: Readonly<Record<ReaderRoleName, Role>>;

  constructor(scope: Construct, { config, vault, catalog }: ReviewStackProps) {
    super(scope, 'review', 'views over the events, and the roles of those who ask', { config });
    const { names } = this;
    for (const { name } of SCOPES) {
      const props = { scope: name, names, database: catalog.databases[name] };
      new AthenaViews(this, constructId(name, 'views'), props);
    }
    const { keys, vaults, results } = vault;
    const contents = { names, keys, vaults, results };
    this.readers = new LakeReaders(this, 'Readers', { access: config.access, contents }).roles;
  }
}
