import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { LakeReaders } from '../constructs/lake-readers';
import { LakeStack, type LakeStackProps } from '../constructs/lake-stack';
import type { ReaderRoleName } from '../constructs/reader-roles';
import type { VaultStack } from './vault';

export interface ReviewStackProps extends LakeStackProps {
  readonly vault: Pick<VaultStack, 'keys' | 'vaults' | 'results'>;
}

/** The people who may ask the lake. What it answers by name are stacks of their own, one a scope. */
export class ReviewStack extends LakeStack {
  readonly readers: Readonly<Record<ReaderRoleName, Role>>;

  constructor(scope: Construct, { config, vault }: ReviewStackProps) {
    super(scope, 'review', 'the roles of those who ask', { config });
    const { keys, vaults, results } = vault;
    const contents = { names: this.names, keys, vaults, results };
    this.readers = new LakeReaders(this, 'Readers', { access: config.access, contents }).roles;
  }
}
