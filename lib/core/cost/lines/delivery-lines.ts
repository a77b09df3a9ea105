import { amount, type CostLine } from '../cost-line';
import { type LakeModel, ofType } from '../lake-model';
import { listOf, memberOf, numberOf } from '../template';
import { ASSUMED, GB, HOURS_PER_MONTH } from '../workload';

const STREAM = 'AWS::KinesisFirehose::DeliveryStream';
const FUNCTION = 'AWS::Lambda::Function';
const ENDPOINT = 'AWS::EC2::VPCEndpoint';
const DESTINATION = 'ExtendedS3DestinationConfiguration';

/** Firehose bills each record as the next 5 KB ("Amazon Data Firehose pricing"). */
const BILLED_RECORD = Math.ceil(ASSUMED.eventBytes / 5120) * 5120;

const firehoseGb = (lake: LakeModel): number => (lake.eventsPerMonth * BILLED_RECORD) / GB;

function firehoseLine(line: string, price: CostLine['price'], switchedOn: string): CostLine {
  return {
    line,
    types: [STREAM],
    price,
    count: (lake) => {
      const streams = ofType(lake.resources, STREAM).filter(
        ({ properties }) =>
          switchedOn === '' || memberOf(properties, `${DESTINATION}.${switchedOn}`) === true,
      );
      return {
        quantity: streams.length === 0 ? 0 : firehoseGb(lake),
        basis: `${amount(lake.eventsPerMonth)} events of ${ASSUMED.eventBytes} bytes, each billed as ${BILLED_RECORD / 1024} KB`,
      };
    },
  };
}

/** Zones that an interface endpoint stands in: its subnets. */
function endpointZones({ resources }: LakeModel): readonly number[] {
  return ofType(resources, ENDPOINT)
    .filter(({ properties }) => memberOf(properties, 'VpcEndpointType') === 'Interface')
    .map(({ properties }) => listOf(memberOf(properties, 'SubnetIds')).length);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Network, streams and functions: the way of an event until it is stored. */
export const DELIVERY_LINES: readonly CostLine[] = [
  {
    line: 'Interface endpoints',
    types: [ENDPOINT],
    price: 'endpoint_hour',
    count: (lake) => {
      const zones = endpointZones(lake);
      return {
        quantity: sum(zones) * HOURS_PER_MONTH,
        basis: `${zones.length} endpoints with ${sum(zones)} network interfaces, ${HOURS_PER_MONTH} hours`,
      };
    },
  },
  {
    line: 'Interface endpoints, data',
    types: [ENDPOINT],
    price: 'endpoint_gb',
    count: (lake) => ({
      quantity: endpointZones(lake).length === 0 ? 0 : (lake.eventsPerMonth * ASSUMED.eventBytes * 1.4) / GB,
      basis: `route sends ${amount(lake.eventsPerMonth)} events of ${ASSUMED.eventBytes} bytes in base64`,
    }),
  },
  firehoseLine('Firehose, ingestion', 'firehose_gb', ''),
  firehoseLine(
    'Firehose, conversion to Parquet',
    'firehose_conversion_gb',
    'DataFormatConversionConfiguration.Enabled',
  ),
  firehoseLine(
    'Firehose, dynamic partitioning',
    'firehose_partition_gb',
    'DynamicPartitioningConfiguration.Enabled',
  ),
  {
    line: 'Firehose, partitioned objects',
    types: [STREAM],
    price: 'firehose_object',
    count: (lake) => ({
      quantity: lake.objectsPerMonth,
      basis: `one object a tier and buffering interval in which anything came: ${amount(lake.objectsPerMonth)}`,
    }),
  },
  {
    line: 'Lambda, requests',
    types: [FUNCTION],
    price: 'lambda_request',
    count: (lake) => ({
      quantity: lake.routeCalls + lake.transformCalls,
      basis: `route ${amount(lake.routeCalls)} and transform ${amount(lake.transformCalls)} calls, by the batching of the templates`,
    }),
  },
  {
    line: 'Lambda, compute (arm64)',
    types: [FUNCTION],
    price: 'lambda_gb_second',
    count: (lake) => {
      const seconds =
        (lake.routeCalls + lake.transformCalls) * ASSUMED.callSeconds +
        2 * lake.eventsPerMonth * ASSUMED.eventSeconds;
      const sizes = ofType(lake.resources, FUNCTION).map(
        ({ properties }) => numberOf(memberOf(properties, 'MemorySize')) ?? 128,
      );
      const gb = Math.max(0, ...sizes) / 1024;
      return {
        quantity: seconds * gb,
        basis: `${ASSUMED.callSeconds} s a call and ${ASSUMED.eventSeconds} s an event in route and transform, ${gb * 1024} MB (assumed times)`,
      };
    },
  },
  {
    line: 'SQS, requests',
    types: ['AWS::SQS::Queue'],
    price: 'sqs_request',
    count: (lake) => {
      const idle = (ASSUMED.idlePollsPerDay * 365) / 12;
      return {
        quantity: lake.eventsPerMonth * 1.2 + idle,
        basis: `each event sent once, received and deleted in tens; ${amount(idle)} empty polls by Lambda`,
      };
    },
  },
];
