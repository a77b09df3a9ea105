import { App, CfnWaitConditionHandle, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import cdk from '../../cdk.json';
import { type Profile, parseConfig } from '../../lib/config';
import type { LakeStorage } from '../../lib/constructs/endpoint-table';
import { TIERS, type TierName } from '../../lib/core/tiers';
import { NetworkStack } from '../../lib/stacks/network';

export const ACCOUNT = '111122223333';
export const REGION = 'us-east-1';

export function anApp(): App {
  return new App({ context: cdk.context });
}

/** Ids of keys look like this, and are checked. */
const KEY_IDS = [...TIERS.map(({ name }) => name), 'operations'];
export function keyArn(name: string): string {
  return `arn:aws:kms:${REGION}:${ACCOUNT}:key/00000000-0000-4000-8000-00000000000${KEY_IDS.indexOf(name)}`;
}

/** Stands in for the vault stack: buckets and keys with names that a test knows. */
export function storageDouble(app: App, id = 'storage'): LakeStorage {
  const scope = new Stack(app, id);
  // A stack must hold something.
  new CfnWaitConditionHandle(scope, 'Nothing');
  const perTier = <T>(make: (tier: TierName) => T) =>
    Object.fromEntries(TIERS.map(({ name }) => [name, make(name)])) as Record<TierName, T>;
  const key = (name: string): IKey => Key.fromKeyArn(scope, `Key-${name}`, keyArn(name));
  const bucket = (name: string): IBucket =>
    Bucket.fromBucketArn(scope, `Bucket-${name}`, `arn:aws:s3:::${name}`);
  return {
    keys: perTier(key),
    operationsKey: key('operations'),
    vaults: perTier((tier) => bucket(`vault-${tier}`)),
    results: bucket('results'),
  };
}

export function aNetwork(profile: Profile, app = anApp(), region?: string): NetworkStack {
  const config = parseConfig({ profile, ...(region === undefined ? {} : { region }) });
  return new NetworkStack(app, { config, vault: storageDouble(app) });
}

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

export function resourcesOf(stack: NetworkStack, type?: string): Readonly<Record<string, Resource>> {
  const { Resources } = Template.fromStack(stack).toJSON() as { Resources: Record<string, Resource> };
  return Object.fromEntries(
    Object.entries(Resources).filter(([, resource]) => type === undefined || resource.Type === type),
  );
}

export interface Statement {
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface Policy {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

/** The policy of each endpoint as the account would have it, by service. */
export function endpointPolicies(stack: NetworkStack): Readonly<Record<string, Policy>> {
  return Object.fromEntries(
    Object.values(resourcesOf(stack, 'AWS::EC2::VPCEndpoint')).map(({ Properties }) => [
      String(deployed(Properties.ServiceName)).replace(`com.amazonaws.${REGION}.`, ''),
      deployed(Properties.PolicyDocument) as Policy,
    ]),
  );
}

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': REGION,
};

/** A value of a template with its joins and pseudo parameters resolved; other references stay as they are. */
export function deployed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deployed);
  if (typeof value !== 'object' || value === null) return value;
  const { Ref, 'Fn::Join': join } = value as Record<string, unknown>;
  if (typeof Ref === 'string') return PSEUDO[Ref] ?? value;
  if (Array.isArray(join)) return (deployed(join[1]) as unknown[]).join(String(join[0]));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, deployed(one)]));
}
