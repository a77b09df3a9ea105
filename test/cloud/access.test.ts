import { type Access, accessOf } from './access';
import type { RawStack } from './assembly';
import type { Json } from './json';
import { evaluateTemplates, type TemplateSet } from './template-set';

const policy = (...statements: readonly Json[]): Json => ({ Version: '2012-10-17', Statement: statements });
const allow = (action: string, resource: Json, more: object = {}): Json =>
  ({ Effect: 'Allow', Action: action, Resource: resource, ...more }) as Json;
const ROOT = { AWS: { 'Fn::Sub': 'arn:aws:iam::111122223333:root' } };
const BUCKET_ARN = { 'Fn::GetAtt': ['Bucket', 'Arn'] };
const CONTEXT = 'kms:EncryptionContext:aws:s3:arn';

const STACK: RawStack = {
  id: 's',
  name: 's',
  region: undefined,
  dependencies: [],
  assets: {},
  template: {
    Resources: {
      Reader: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'reader',
          AssumeRolePolicyDocument: policy({
            Effect: 'Allow',
            Principal: { Service: 'firehose.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'sts:ExternalId': '111122223333' } },
          }),
          Policies: [{ PolicyName: 'p', PolicyDocument: policy(allow('s3:GetObject', 'arn:aws:s3:::b/*')) }],
        },
      },
      Managed: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          Roles: [{ Ref: 'Reader' }],
          PolicyDocument: policy(
            allow('kms:Decrypt', { 'Fn::GetAtt': ['Key', 'Arn'] }),
            allow('firehose:PutRecordBatch', '*'),
          ),
        },
      },
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'b' } },
      BucketPolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: { Ref: 'Bucket' },
          PolicyDocument: policy({
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::b/secret/*',
          }),
        },
      },
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: {
          KeyPolicy: policy(
            allow('kms:Decrypt', '*', {
              Principal: ROOT,
              Condition: {
                ArnEquals: { 'aws:PrincipalArn': ['arn:aws:iam::111122223333:role/reader'] },
                StringLike: { [CONTEXT]: [BUCKET_ARN] },
              },
            }),
          ),
        },
      },
      Endpoint: {
        Type: 'AWS::EC2::VPCEndpoint',
        Properties: {
          PolicyDocument: policy(
            allow('firehose:PutRecordBatch', 'arn:aws:firehose:*:*:deliverystream/mine', { Principal: '*' }),
          ),
        },
      },
    },
  },
};

describe('access by the policies of templates', () => {
  const templates: TemplateSet = evaluateTemplates([STACK]);
  const access: Access = accessOf(templates);
  const found = (id: string) => {
    const resource = templates.find('s', id);
    if (resource === undefined) throw new Error(id);
    return resource;
  };
  const by = found('Reader');
  const stream = (name: string): string => `arn:aws:firehose:us-east-1:111122223333:deliverystream/${name}`;
  const decide = async (...args: Parameters<Access['decide']>): Promise<boolean> =>
    (await access.decide(...args)).allowed;

  test('needs an identity policy, and a bucket that does not deny', async () => {
    expect(await decide({ by, action: 's3:GetObject', on: 'arn:aws:s3:::b/open/x' })).toBe(true);
    expect(await decide({ by, action: 's3:GetObject', on: 'arn:aws:s3:::b/secret/x' })).toBe(false);
    expect(await decide({ by, action: 's3:PutObject', on: 'arn:aws:s3:::b/open/x' })).toBe(false);
  });

  test('needs the consent of the key, with the encryption context that it asks for', async () => {
    const on = found('Key').arn ?? '';
    expect(await decide({ by, action: 'kms:Decrypt', on, context: { [CONTEXT]: 'arn:aws:s3:::b' } })).toBe(
      true,
    );
    expect(await decide({ by, action: 'kms:Decrypt', on, context: { [CONTEXT]: 'arn:aws:s3:::c' } })).toBe(
      false,
    );
    expect(await decide({ by, action: 'kms:Decrypt', on })).toBe(false);
  });

  test('needs every endpoint on the way', async () => {
    const through = [found('Endpoint')];
    const action = 'firehose:PutRecordBatch';
    expect(await decide({ by, action, on: stream('other') })).toBe(true);
    expect(await decide({ by, action, on: stream('mine'), through })).toBe(true);
    expect(await decide({ by, action, on: stream('other'), through })).toBe(false);
  });

  test('lets a service assume a role as its trust says', async () => {
    const request = { action: 'sts:AssumeRole', on: by.arn ?? '' };
    const context = { 'sts:ExternalId': '111122223333' };
    expect(await decide({ ...request, by: 'firehose.amazonaws.com', context })).toBe(true);
    expect(await decide({ ...request, by: 'firehose.amazonaws.com' })).toBe(false);
    expect(await decide({ ...request, by: 'lambda.amazonaws.com', context })).toBe(false);
  });

  test('says which policies decided', async () => {
    const { why } = await access.decide({ by, action: 's3:GetObject', on: 'arn:aws:s3:::b/secret/x' });
    expect(why).toBe('ExplicitlyDenied (identity policy: Allowed, resource policy: ExplicitlyDenied)');
  });
});
