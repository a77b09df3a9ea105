import { FUNCTION_ROLES } from '../../lib/constructs/endpoint-table';
import { LakeNames, ROLE_NAMES, type RoleName } from '../../lib/constructs/lake-names';
import { PRODUCER_TAG } from '../../lib/constructs/producer-tag';
import type { RequestContext } from '../cloud/access';
import { ACCOUNT, STANDARD_REGION } from '../cloud/evaluate-stacks';
import type { JsonObject } from '../cloud/json';
import type { RawStack, Resource, TemplateSet } from '../cloud/template-set';

/** Who has nothing to do with the lake, but much to say in its account. */
export const OUTSIDERS = {
  'account administrator': { role: 'Administrator', allows: ['*'], isInside: false },
  'deploy role': {
    role: `cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-${STANDARD_REGION}`,
    allows: ['*'],
    isInside: false,
  },
  'unrelated role with s3:* and kms:*': { role: 'Analytics', allows: ['s3:*', 'kms:*'], isInside: false },
  /** What it may do is the account's to say; here it is everything, so that the tag alone decides. */
  'producer by its tag': { role: 'Producer', allows: ['*'], isInside: false },
  /** Credentials that somebody brought into the network: the endpoints judge them too. */
  'administrator inside the network': { role: 'Administrator', allows: ['*'], isInside: true },
} as const;

type OutsiderName = keyof typeof OUTSIDERS;
export type ActorName = RoleName | OutsiderName;
const OUTSIDER_NAMES = Object.keys(OUTSIDERS) as readonly OutsiderName[];
export const ACTOR_NAMES: readonly ActorName[] = [...ROLE_NAMES, ...OUTSIDER_NAMES];

export interface Actor {
  readonly name: ActorName;
  readonly role: Resource;
  /** Its calls go through the endpoints of the network. */
  readonly isInside: boolean;
  readonly isOfLake: boolean;
  /** Tags of the role, as every request shows them. */
  readonly tags: RequestContext;
}

/** The outsiders as a stack of the same account, so that they are judged like everybody else. */
export const OUTSIDER_STACK: RawStack = {
  id: 'outsiders',
  name: 'outsiders',
  region: STANDARD_REGION,
  template: {
    Resources: Object.fromEntries(
      Object.values(OUTSIDERS).map(({ role, allows }) => [role.replace(/\W/g, ''), anyRole(role, allows)]),
    ),
  },
  dependencies: [],
  assets: {},
};

function anyRole(name: string, actions: readonly string[]): JsonObject {
  const statement = { Effect: 'Allow', Action: actions, Resource: '*' };
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: name,
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
      Policies: [{ PolicyName: 'Wide', PolicyDocument: { Version: '2012-10-17', Statement: [statement] } }],
    },
  };
}

function tagsOf(name: OutsiderName, stage: 'dev' | 'production'): RequestContext {
  return name === 'producer by its tag' ? { [`aws:PrincipalTag/${PRODUCER_TAG}`]: stage } : {};
}

/** Those of them whom the templates make; that they make everybody is a test of its own. */
export function actorsOf(templates: TemplateSet, stage: 'dev' | 'production'): readonly Actor[] {
  const names = new LakeNames(stage);
  const everybody = [
    ...ROLE_NAMES.map((name) => ({
      name,
      roleName: names.role(name, STANDARD_REGION),
      isInside: FUNCTION_ROLES.includes(name),
      isOfLake: true,
      tags: {},
    })),
    ...OUTSIDER_NAMES.map((name) => ({
      name,
      roleName: OUTSIDERS[name].role,
      isInside: OUTSIDERS[name].isInside,
      isOfLake: false,
      tags: tagsOf(name, stage),
    })),
  ];
  return everybody.flatMap(({ roleName, ...actor }) => {
    const role = templates.named('AWS::IAM::Role', roleName);
    return role === undefined ? [] : [{ ...actor, role }];
  });
}
