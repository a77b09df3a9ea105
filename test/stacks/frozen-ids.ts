import { textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';

/**
 * What CloudFormation would make anew, and leave the old one behind or empty, if its logical id changed: all that
 * holds data, opens it, or is known outside by its name.
 */
export const STATEFUL_TYPES: readonly string[] = [
  'AWS::Athena::WorkGroup',
  'AWS::CloudTrail::Trail',
  'AWS::EC2::VPC',
  'AWS::Glue::Database',
  'AWS::Glue::Table',
  'AWS::IAM::Role',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::KinesisFirehose::DeliveryStream',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
];

/** Stack, without the lake's prefix and stage -> logical id -> type. */
export type FrozenIds = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A view holds nothing, and its stack's own tests know the names. */
const isView = ({ properties }: Resource): boolean =>
  textAt(properties, 'TableInput', 'TableType') === 'VIRTUAL_VIEW';

export function statefulIds(templates: TemplateSet): FrozenIds {
  const kept = templates.resources.filter((one) => STATEFUL_TYPES.includes(one.type) && !isView(one));
  const stacks = [...new Set(kept.map(({ stack }) => stack))].sort();
  return Object.fromEntries(
    stacks.map((stack) => [
      stack.replace(/^audit-lake-[a-z]+-/, ''),
      Object.fromEntries(
        kept
          .filter((one) => one.stack === stack)
          .map(({ logicalId, type }) => [logicalId, type] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    ]),
  );
}
