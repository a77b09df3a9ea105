import { amount, type CostLine } from '../cost-line';
import { ofType } from '../lake-model';
import { HOURS_PER_MONTH } from '../workload';

const KEY = 'AWS::KMS::Key';

/** Streams and queues ask for a data key about every five minutes. */
const ASKS_PER_HOUR = 12;

export const KEY_LINES: readonly CostLine[] = [
  {
    line: 'KMS keys',
    types: [KEY],
    price: 'kms_key',
    count: ({ resources }) => ({
      quantity: ofType(resources, KEY).length,
      basis: 'keys of the templates; the first and the second yearly rotation add a dollar each to a key',
    }),
  },
  {
    line: 'KMS requests',
    types: [KEY],
    price: 'kms_request',
    count: (lake) => {
      const askers =
        ofType(lake.resources, 'AWS::KinesisFirehose::DeliveryStream').length +
        2 * ofType(lake.resources, 'AWS::SQS::Queue').length;
      return {
        quantity: 3 * lake.objectsPerMonth + askers * ASKS_PER_HOUR * HOURS_PER_MONTH,
        basis: `three an object (${amount(lake.objectsPerMonth)}; fewer with bucket keys), ${ASKS_PER_HOUR} an hour for each of ${askers} users of streams and queues`,
      };
    },
  },
];
