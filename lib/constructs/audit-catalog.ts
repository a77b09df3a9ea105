import { Aws } from 'aws-cdk-lib';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { LakeConfig } from '../config';
import { TIERS, type TierName } from '../core/tiers';
import { constructId } from './construct-id';
import { EventsTable } from './events-table';
import { type LakeNames, SCOPES, type ScopeName } from './lake-names';
import { QuarantineTable } from './quarantine-table';

export interface AuditCatalogProps {
  readonly names: LakeNames;
  readonly clock: LakeConfig['clock'];
  readonly vaults: Readonly<Record<TierName, IBucket>>;
  readonly landing: IBucket;
}

/**
 * A database per scope: a tier's holds its tables, and those that join tiers hold views only. Names, not data: nothing
 * is lost with the catalog, so nothing of it is retained. It is no boundary either; buckets and keys are. The
 * Data Catalog's encryption is a setting of the whole account and region, and so the account's to make
 * ("Encrypting your Data Catalog", AWS Glue Developer Guide); no cell of an event is in the catalog.
 */
export class AuditCatalog extends Construct {
  readonly databases: Readonly<Record<ScopeName, CfnDatabase>>;
  readonly eventsTables: Readonly<Record<TierName, EventsTable>>;
  readonly quarantineTables: Readonly<Record<TierName, QuarantineTable>>;

  constructor(scope: Construct, id: string, { names, clock, vaults, landing }: AuditCatalogProps) {
    super(scope, id);
    const databases = SCOPES.map(({ name, tiers }) => {
      const description = `Audit events of ${tiers.join(', ')}`;
      const databaseInput = { name: names.database(name), description };
      return [
        name,
        new CfnDatabase(this, constructId(name, 'database'), { catalogId: Aws.ACCOUNT_ID, databaseInput }),
      ] as const;
    });
    this.databases = Object.fromEntries(databases) as Record<ScopeName, CfnDatabase>;
    this.eventsTables = eachTier((tier) => {
      const props = { tier, clock, database: this.databases[tier], vault: vaults[tier] };
      return new EventsTable(this, constructId(tier, 'events'), props);
    });
    this.quarantineTables = eachTier((tier) => {
      const props = { tier, clock, database: this.databases[tier], landing };
      return new QuarantineTable(this, constructId(tier, 'quarantine'), props);
    });
  }
}

function eachTier<T>(make: (tier: TierName) => T): Readonly<Record<TierName, T>> {
  return Object.fromEntries(TIERS.map(({ name }) => [name, make(name)])) as Record<TierName, T>;
}
