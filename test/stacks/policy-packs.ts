import { App, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import cdk from '../../cdk.json';
import { parseConfig } from '../../lib/config';
import { TIERS } from '../../lib/core/tiers';
import { addLake } from '../../lib/stacks/lake-app';
import { POLICY_PACKS } from '../../lib/stacks/policy-checks';

/** What a pack finds when no acknowledgement is looked at. */
export interface PackFinding {
  /** For example `HIPAA.Security-LambdaDLQ`, or `AwsSolutions-IAM5[Resource::*]`. */
  readonly rule: string;
  readonly path: string;
}

export interface Acknowledgement extends PackFinding {
  readonly reason: string;
  /** Classes of the construct and of the one around it: what made the finding. */
  readonly madeBy: string;
}

export interface JudgedLake {
  readonly findings: readonly PackFinding[];
  readonly acknowledgements: readonly Acknowledgement[];
}

/** The lake of a configuration, with what the packs would find and what has been acknowledged. */
export function judgeLake(config: object): JudgedLake {
  const app = new App({ context: cdk.context });
  addLake(app, parseConfig(config));
  // References between stacks are resolved by this, and wildcards acknowledged under their final names.
  app.synth();
  return { findings: findingsOf(app), acknowledgements: acknowledgementsOf(app) };
}

function findingsOf(app: App): readonly PackFinding[] {
  return POLICY_PACKS.flatMap((Pack) => {
    const pack = new Pack(app);
    Object.defineProperty(pack, 'isAcknowledged', { value: () => false });
    return pack
      .validateScope(app)
      .violations.flatMap(({ ruleName: rule, violatingResources }) =>
        violatingResources.map(({ constructPath: path = '' }) => ({ rule, path })),
      );
  });
}

function acknowledgementsOf(app: App): readonly Acknowledgement[] {
  const packs = POLICY_PACKS.map((Pack) => new Pack(app).readPackName);
  return app.node.findAll().flatMap((construct) =>
    construct.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries<string>(data))
      .map(([id, reason]) => ({ rule: id.replace(/^Annotation::/, ''), reason }))
      .filter(({ rule }) => packs.some((pack) => rule.startsWith(`${pack}-`)))
      .map((known) => ({ ...known, path: construct.node.path, madeBy: makerOf(construct) })),
  );
}

function makerOf(construct: IConstruct): string {
  return [construct, construct.node.scope].map((one) => one?.constructor.name).join(' of ');
}

/** The rule without its pack; of a wildcard, how it ends, in any tier: by that it is acknowledged. */
export function familyOf(rule: string): string {
  const [, name = rule, resource] =
    /^(?:AwsSolutions|HIPAA\.Security|NIST\.800\.53\.R5|PCI\.DSS\.321)-([^[]+)(?:\[Resource::(.*)\])?$/.exec(
      rule,
    ) ?? [];
  if (resource === undefined) return name;
  const [ending = ''] = /[^/:>]*\/?[^/]*$/.exec(resource) ?? [];
  return `${name} ${TIERS.reduce((text, tier) => text.replace(tier.name, '<tier>'), ending)}`;
}
