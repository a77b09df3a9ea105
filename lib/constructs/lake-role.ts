import { Duration } from 'aws-cdk-lib';
import { type IPrincipal, ManagedPolicy, type PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct as Base, type Construct } from 'constructs';
import type { RoleName } from './lake-names';
import { LakeStack } from './lake-stack';

export interface LakeRoleProps {
  readonly name: RoleName;
  readonly assumedBy: IPrincipal;
  readonly description: string;
  /** All that the role may do. Nothing else is ever added: grants of the CDK do not reach it. */
  readonly statements: readonly PolicyStatement[];
  /** @default one hour, the shortest that IAM offers */
  readonly maxSessionDuration?: Duration;
}

/** A named role with one managed policy: what it may do stands in one place, and nowhere else. */
export class LakeRole extends Base {
  readonly role: Role;
  readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string, props: LakeRoleProps) {
    super(scope, id);
    const stack = LakeStack.of(this);
    if (!(stack instanceof LakeStack)) throw new Error(`${id} stands outside a stack of the lake`);
    this.role = new Role(this, 'Role', {
      roleName: stack.roleName(props.name),
      assumedBy: props.assumedBy,
      description: props.description,
      maxSessionDuration: props.maxSessionDuration ?? Duration.hours(1),
    });
    this.policy = new ManagedPolicy(this, 'Policy', {
      roles: [this.role],
      description: props.description,
      statements: [...props.statements],
    });
  }
}
