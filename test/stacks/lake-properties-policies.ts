import { isObject, listAt, textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';
import {
  addStatement,
  each,
  eachAllowed,
  type LakeProperty,
  type PolicyStatement,
  textsAt,
} from './lake-properties';

/** Actions that the service authorization reference lists without resource types, or that act before there is one. */
const WITHOUT_RESOURCE: ReadonlySet<string> = new Set([
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'athena:ListWorkGroups',
  'cloudtrail:DescribeTrails',
  'cloudtrail:ListPublicKeys',
  'kms:ListAliases',
  'kms:ListKeys',
]);

/** "Giving Lambda functions access to resources in an Amazon VPC": asked for before the interface exists. */
const OF_NEW_INTERFACES: ReadonlySet<string> = new Set([
  'ec2:AssignPrivateIpAddresses',
  'ec2:DeleteNetworkInterface',
  'ec2:UnassignPrivateIpAddresses',
]);

/** A resource whose own part, behind partition, service, region and account, is a star or begins with one. */
const isAnything = (resource: string): boolean => resource === '*' || /^arn:([^:]*:){4}\*/.test(resource);

const HOLDS = ['s3:PutObjectRetention', 's3:PutObjectLegalHold'];
const LOCK_BREAKERS = ['s3:BypassGovernanceRetention', 's3:PutBucketObjectLockConfiguration'];

const actionsOf = ({ statement }: PolicyStatement): readonly string[] => textsAt(statement, 'Action');

/** All who are named as AWS principals: ARNs, accounts, or a star. */
function awsPrincipals({ statement: { Principal } }: PolicyStatement): readonly string[] {
  return isObject(Principal) ? textsAt(Principal, 'AWS') : textsAt(Principal);
}

/** Whether the policy is that role's, and no other's. */
function isOnlyOf(templates: TemplateSet, { properties }: Resource, name: string): boolean {
  const refs = listAt(properties, 'Roles');
  const isIt = (ref: unknown) => new RegExp(`^audit-lake-[a-z]+-${name}-`).test(String(ref));
  return refs.length > 0 && refs.every((ref) => isIt(ref) && templates.named('AWS::IAM::Role', String(ref)));
}

const POLICY = 'AWS::IAM::ManagedPolicy';
const ROLE = 'AWS::IAM::Role';
const ACCOUNT_ROOT = /^arn:aws:iam::\d{12}:root$/;

export const POLICY_PROPERTIES: readonly LakeProperty[] = [
  {
    says: 'no policy allows a wildcard action, or all but some',
    offenders: eachAllowed(
      (one) => one.statement.NotAction !== undefined || actionsOf(one).some((action) => /[*?]/.test(action)),
    ),
    breakIt: [
      { type: POLICY, set: ({ PolicyDocument }) => (PolicyDocument.Statement[0].Action = 's3:Get*') },
      { type: 'AWS::KMS::Key', set: ({ KeyPolicy }) => (KeyPolicy.Statement[0].Action = ['kms:*']) },
      {
        type: ROLE,
        set: (role) => {
          const Statement = [{ Effect: 'Allow', NotAction: 'iam:*', Resource: 'arn:aws:s3:::x' }];
          role.Policies = [{ PolicyName: 'Inline', PolicyDocument: { Statement } }];
        },
      },
    ],
  },
  {
    says: 'no policy allows every principal, but endpoints that name the roles by condition',
    offenders: eachAllowed((one) => {
      const { of, statement } = one;
      const isAnybody = statement.NotPrincipal !== undefined || awsPrincipals(one).includes('*');
      const named = textsAt(statement, 'Condition', 'ArnEquals', 'aws:PrincipalArn');
      const isNarrow = named.length > 0 && !named.some((arn) => arn.includes('*'));
      return isAnybody && !(of.type === 'AWS::EC2::VPCEndpoint' && isNarrow);
    }),
    breakIt: [
      {
        type: 'AWS::S3::BucketPolicy',
        set: addStatement({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'x' }),
      },
      {
        type: 'AWS::SQS::QueuePolicy',
        set: addStatement({
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: 'sqs:SendMessage',
          Resource: 'x',
          Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/x' } },
        }),
      },
      {
        type: 'AWS::EC2::VPCEndpoint',
        set: ({ PolicyDocument }) => delete PolicyDocument.Statement[0].Condition,
      },
    ],
  },
  {
    says: 'no policy lets in another account, and this one as a whole only under a condition',
    offenders: eachAllowed((one, { resources }) => {
      const [account] = resources.flatMap(({ arn }) => /:(\d{12}):/.exec(arn ?? '')?.[1] ?? []);
      const { Condition } = one.statement;
      return awsPrincipals(one)
        .filter((principal) => principal !== '*')
        .some(
          (principal) =>
            !principal.includes(`:${account}:`) ||
            (ACCOUNT_ROOT.test(principal) && (!isObject(Condition) || Object.keys(Condition).length === 0)),
        );
    }),
    breakIt: [
      {
        type: 'AWS::KMS::Key',
        set: addStatement({
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::999988887777:root' },
          Action: 'kms:Decrypt',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        }),
      },
      { type: 'AWS::KMS::Key', set: ({ KeyPolicy }) => delete KeyPolicy.Statement[0].Condition },
      {
        type: ROLE,
        id: /Auditor/,
        set: ({ AssumeRolePolicyDocument }) => delete AssumeRolePolicyDocument.Statement[0].Condition,
      },
    ],
  },
  {
    says: 'no policy allows on every resource what the service can restrict',
    offenders: eachAllowed((one) => {
      const { of, statement } = one;
      // In the policy of a key, the star is the key.
      if (of.type === 'AWS::KMS::Key') return false;
      const resources = textsAt(statement, 'Resource');
      const isKnown = (action: string) =>
        WITHOUT_RESOURCE.has(action) || (OF_NEW_INTERFACES.has(action) && !resources.includes('*'));
      return (
        statement.NotResource !== undefined || (resources.some(isAnything) && !actionsOf(one).every(isKnown))
      );
    }),
    breakIt: [
      ...['*', 'arn:aws:firehose:us-east-1:111122223333:*', 'arn:aws:s3:::*/events/*'].map((Resource) => ({
        type: POLICY,
        set: addStatement({ Effect: 'Allow', Action: 'firehose:PutRecordBatch', Resource }),
      })),
      {
        type: 'AWS::EC2::VPCEndpoint',
        id: /S3/,
        set: ({ PolicyDocument }) => (PolicyDocument.Statement[0].Resource = '*'),
      },
      {
        type: POLICY,
        set: addStatement({ Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::x/*' }),
      },
    ],
  },
  {
    says: 'what a role may do stands in policies of its own: none inline, none of AWS, none shared',
    offenders: (templates) => [
      ...each(
        [ROLE],
        ({ properties }) =>
          listAt(properties, 'Policies').length > 0 || listAt(properties, 'ManagedPolicyArns').length > 0,
      )(templates),
      ...each(['AWS::IAM::Policy', 'AWS::IAM::User', 'AWS::IAM::Group'], () => true)(templates),
      ...each([POLICY], ({ properties }) => listAt(properties, 'Roles').length !== 1)(templates),
    ],
    breakIt: [
      {
        type: ROLE,
        set: (role) => (role.ManagedPolicyArns = ['arn:aws:iam::aws:policy/AmazonS3FullAccess']),
      },
      {
        type: ROLE,
        set: (role) => (role.Policies = [{ PolicyName: 'x', PolicyDocument: { Statement: [] } }]),
      },
      { type: POLICY, set: (policy) => (policy.Roles = [...policy.Roles, 'another']) },
    ],
  },
  {
    says: 'only the legal-hold role may touch retention or holds, and nobody may bypass or change a lock',
    offenders: eachAllowed((one, templates) => {
      const actions = actionsOf(one);
      return (
        actions.some((action) => LOCK_BREAKERS.includes(action)) ||
        (actions.some((action) => HOLDS.includes(action)) && !isOnlyOf(templates, one.of, 'legal-hold'))
      );
    }),
    breakIt: [
      ...HOLDS.map((Action) => ({
        type: POLICY,
        id: /Replicat/,
        set: addStatement({ Effect: 'Allow', Action, Resource: 'arn:aws:s3:::x/*' }),
      })),
      ...LOCK_BREAKERS.map((Action) => ({
        type: POLICY,
        id: /LegalHold/,
        set: addStatement({ Effect: 'Allow', Action, Resource: 'arn:aws:s3:::x/*' }),
      })),
      { type: POLICY, id: /LegalHold/, set: (policy) => policy.Roles.push('another-role') },
    ],
  },
  {
    says: 'nobody may delete or overwrite what is stored: no policy allows it on a vault',
    offenders: eachAllowed((one, templates) => {
      const vaults = templates
        .ofType('AWS::S3::Bucket')
        .filter(
          ({ properties }) =>
            textAt(properties, 'ObjectLockConfiguration', 'ObjectLockEnabled') === 'Enabled',
        )
        .map(({ arn = '' }) => arn);
      const isService =
        isObject(one.statement.Principal) && textsAt(one.statement.Principal, 'Service').length > 0;
      const about = textsAt(one.statement, 'Resource');
      return (
        !isService &&
        actionsOf(one).some((action) => /^s3:(Delete|PutObject$|PutObjectVersionAcl)/.test(action)) &&
        vaults.some((vault) => about.some((resource) => resource.startsWith(vault)))
      );
    }),
    breakIt: ['s3:DeleteObjectVersion', 's3:PutObject'].map((Action) => ({
      type: POLICY,
      id: /QuarantineSteward/,
      set: addStatement({
        Effect: 'Allow',
        Action,
        Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['SudVaultFD9CB76B', 'Arn'] }, '/*']] },
      }),
    })),
  },
];
