import { type ColdClass, LANDING_DAYS } from '../../retention';
import { TIERS, type TierName } from '../../tiers';
import { amount, type CostLine } from '../cost-line';
import { lifeOf, ofType, vaultOf } from '../lake-model';
import { STORAGE_PRICE, type Stay, staysOf } from '../storage-life';
import { memberOf } from '../template';
import { ASSUMED, DAYS_PER_MONTH, GB, sumOverTiers } from '../workload';

const BUCKET = 'AWS::S3::Bucket';
const CLASSES = Object.keys(STORAGE_PRICE) as Stay['storageClass'][];

/** A vault when it is full: as much comes in every day as the lifecycle removes. */
function vaultLine(tier: TierName, storageClass: Stay['storageClass']): CostLine {
  return {
    line: `S3 vault ${tier}, ${storageClass}`,
    types: [BUCKET],
    price: STORAGE_PRICE[storageClass],
    count: (lake) => {
      const vault = vaultOf(lake, tier);
      const flow = lake.flows[tier];
      const stay = staysOf(flow, lifeOf(vault)).find((one) => one.storageClass === storageClass);
      const days = vault === undefined || stay === undefined ? 0 : stay.to - stay.from;
      return {
        quantity: (flow.bytes * days) / GB,
        basis: `${amount(flow.objects)} objects and ${amount(flow.bytes / 1e6)} MB a day, ${amount(days)} days in this class when the vault is full`,
      };
    },
  };
}

const requests = (
  line: string,
  price: CostLine['price'],
  of: 'writes' | 'reads',
  says: string,
): CostLine => ({
  line,
  types: [BUCKET],
  price,
  count: (lake) => ({ quantity: lake[of], basis: says }),
});

const MOVE_PRICE = { STANDARD_IA: 's3_move_standard_ia', GLACIER_IR: 's3_move_glacier_ir' } as const;

/** In a full vault as many objects move in a month as come in. */
function moveLine(storageClass: ColdClass): CostLine {
  return {
    line: `S3 transitions to ${storageClass}`,
    types: [BUCKET],
    price: MOVE_PRICE[storageClass],
    count: (lake) => ({
      quantity: sumOverTiers((tier) => {
        const stays = staysOf(lake.flows[tier], lifeOf(vaultOf(lake, tier)));
        return stays.some((stay) => stay.storageClass === storageClass)
          ? lake.flows[tier].objects * DAYS_PER_MONTH
          : 0;
      }),
      basis: 'objects of the tiers whose objects have 128 KB or more: smaller ones are not moved',
    }),
  };
}

/** Where events are stored and who asks for them. */
export const STORAGE_LINES: readonly CostLine[] = [
  ...TIERS.flatMap(({ name }) => CLASSES.map((storageClass) => vaultLine(name, storageClass))),
  ...Object.keys(MOVE_PRICE).map((storageClass) => moveLine(storageClass as ColdClass)),
  {
    line: 'S3 landing, STANDARD',
    types: [BUCKET],
    price: 's3_standard',
    count: (lake) => {
      const landing = ofType(lake.resources, BUCKET).find(
        ({ properties }) => memberOf(properties, 'ReplicationConfiguration') !== undefined,
      );
      const { keptDays } = lifeOf(landing, 'events/');
      const bytes = sumOverTiers((tier) => lake.flows[tier].bytes);
      return {
        quantity: landing === undefined ? 0 : (bytes * keptDays) / GB,
        basis: `${amount(bytes / 1e6)} MB a day for ${keptDays} days (the lake's own setting is ${LANDING_DAYS} and one until removal)`,
      };
    },
  },
  requests(
    'S3 writes and replication',
    's3_write',
    'writes',
    'three requests an upload, one a replica; same region, so no transfer',
  ),
  requests(
    'S3 reads',
    's3_read',
    'reads',
    `replication, and ${ASSUMED.queries} queries of ${ASSUMED.queryDays} days over standard and clinical with ${ASSUMED.readsPerObject} reads an object`,
  ),
  {
    line: 'S3 access logs',
    types: [BUCKET],
    price: 's3_standard',
    count: (lake) => {
      const buckets = ofType(lake.resources, BUCKET);
      const isLogged = buckets.some(
        ({ properties }) => memberOf(properties, 'LoggingConfiguration') !== undefined,
      );
      const log = buckets.find(
        ({ properties }) => memberOf(properties, 'LoggingConfiguration') === undefined,
      );
      const { keptDays } = lifeOf(log);
      const gb = ((lake.writes + lake.reads) * ASSUMED.accessLogBytes) / GB;
      return {
        quantity: isLogged && log !== undefined ? (gb * keptDays) / DAYS_PER_MONTH : 0,
        basis: `${ASSUMED.accessLogBytes} bytes a request, kept ${keptDays} days`,
      };
    },
  },
  {
    line: 'Athena, data scanned',
    types: ['AWS::Athena::WorkGroup'],
    price: 'athena_tb',
    count: (lake) => {
      const asked = (lake.flows.standard.bytes + lake.flows.clinical.bytes) * ASSUMED.queryDays;
      const billed = Math.max(asked, 10 * 2 ** 20);
      return {
        quantity: (ASSUMED.queries * billed) / 2 ** 40,
        basis: `${ASSUMED.queries} queries (assumed) of ${amount(billed / 1e6)} MB: ${ASSUMED.queryDays} days of standard and clinical, all columns`,
      };
    },
  },
  {
    line: 'Glue, catalog objects',
    types: ['AWS::Glue::Database', 'AWS::Glue::Table'],
    price: 'glue_object',
    count: ({ resources }) => ({
      quantity:
        ofType(resources, 'AWS::Glue::Database').length + ofType(resources, 'AWS::Glue::Table').length,
      basis: 'databases, tables and views; partitions are projected, so none is stored',
    }),
  },
];
