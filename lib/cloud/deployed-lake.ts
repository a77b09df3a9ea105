import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { OUTPUTS, perTier, type StackPart, stackName, TIER_OUTPUTS } from '../core/deployed-names';
import type { TierName } from '../core/tiers';

/** Physical names of a deployed lake's resources, as its stacks' outputs tell them. */
export interface DeployedLake {
  readonly stage: string;
  readonly landingBucket: string;
  readonly probeFunction: string;
  readonly vaults: Readonly<Record<TierName, string>>;
  /** ARNs. */
  readonly keys: Readonly<Record<TierName, string>>;
  readonly streams: Readonly<Record<TierName, string>>;
}

/** What stands between the caller and an answer: not a finding about the lake. */
export class CloudError extends Error {
  override readonly name = 'CloudError';
  constructor(
    message: string,
    readonly fix: string,
  ) {
    super(message);
  }
}

type Stacks = Pick<CloudFormationClient, 'send'>;

/** @throws CloudError when the stage is not deployed whole, or cannot be looked at with these credentials */
export async function findLake(cloudFormation: Stacks, stage: string): Promise<DeployedLake> {
  const [vault, ingest] = await Promise.all([
    outputsOf(cloudFormation, stage, 'vault'),
    outputsOf(cloudFormation, stage, 'ingest'),
  ]);
  const found: Readonly<Partial<Record<StackPart, ReadonlyMap<string, string>>>> = { vault, ingest };
  const output = (part: StackPart, name: string): string => {
    const value = found[part]?.get(name);
    if (value !== undefined) return value;
    throw new CloudError(
      `stack ${stackName(stage, part)} has no output ${name}`,
      'deploy this version of the project, then try again',
    );
  };
  return {
    stage,
    landingBucket: output(OUTPUTS.landing.part, OUTPUTS.landing.name),
    probeFunction: output(OUTPUTS.probe.part, OUTPUTS.probe.name),
    vaults: perTier((tier) => output(TIER_OUTPUTS.vault.part, TIER_OUTPUTS.vault.name(tier))),
    keys: perTier((tier) => output(TIER_OUTPUTS.key.part, TIER_OUTPUTS.key.name(tier))),
    streams: perTier((tier) => output(TIER_OUTPUTS.stream.part, TIER_OUTPUTS.stream.name(tier))),
  };
}

async function outputsOf(
  cloudFormation: Stacks,
  stage: string,
  part: StackPart,
): Promise<ReadonlyMap<string, string>> {
  const StackName = stackName(stage, part);
  try {
    const { Stacks: stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
    const pairs = (stacks[0]?.Outputs ?? []).flatMap(({ OutputKey, OutputValue }) =>
      OutputKey === undefined || OutputValue === undefined ? [] : [[OutputKey, OutputValue] as const],
    );
    return new Map(pairs);
  } catch (error) {
    throw explained(error, StackName);
  }
}

function explained(error: unknown, stack: string): CloudError {
  const name = errorName(error);
  if (name === 'ValidationError') {
    return new CloudError(`there is no stack ${stack} here`, 'check --stage, the region and the account');
  }
  return new CloudError(
    `cannot look at stack ${stack} (${name})`,
    'check the credentials and the region (AWS_PROFILE, AWS_REGION): cloudformation:DescribeStacks is needed',
  );
}

/** The service's name of an error, never its message: that may hold what was sent. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown error';
}
