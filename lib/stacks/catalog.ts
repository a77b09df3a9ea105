import type { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import type { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import { AuditCatalog } from '../constructs/audit-catalog';
import { constructId } from '../constructs/construct-id';
import type { ScopeName } from '../constructs/lake-names';
import { LakeStack, type LakeStackProps } from '../constructs/lake-stack';
import { ScopeWorkgroup, WORKGROUPS, type WorkgroupName } from '../constructs/scope-workgroup';
import type { TierName } from '../core/tiers';
import type { VaultStack } from './vault';

export interface CatalogStackProps extends LakeStackProps {
  readonly vault: Pick<VaultStack, 'keys' | 'vaults' | 'landing' | 'results'>;
}

/** What is stored, by the names that questions use, and the workgroups in which they are asked. */
export class CatalogStack extends LakeStack {
  /** One for each tier, and those that join tiers. */
  readonly databases: Readonly<Record<ScopeName, CfnDatabase>>;
  readonly eventsTables: Readonly<Record<TierName, CfnTable>>;
  readonly quarantineTables: Readonly<Record<TierName, CfnTable>>;
  readonly workgroups: Readonly<Record<WorkgroupName, CfnWorkGroup>>;

  constructor(scope: Construct, { config, vault }: CatalogStackProps) {
    super(scope, 'catalog', 'tables of events and of what was refused, and workgroups', { config });
    const { names } = this;
    const { vaults, landing, results, keys } = vault;
    const catalog = new AuditCatalog(this, 'Catalog', { names, clock: config.clock, vaults, landing });
    this.databases = catalog.databases;
    this.eventsTables = catalog.eventsTables;
    this.quarantineTables = catalog.quarantineTables;
    const workgroups = WORKGROUPS.map(({ name, scope: asked, cap }) => {
      const props = { name, scope: asked, scanGigabytes: config.limits[cap], names, results, keys };
      return [name, new ScopeWorkgroup(this, constructId(name, 'workgroup'), props)] as const;
    });
    this.workgroups = Object.fromEntries(workgroups) as Record<WorkgroupName, CfnWorkGroup>;
  }
}
