import { Duration } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { LakeConfig } from '../config';
import { acknowledgeWildcards, type WildcardReasons } from './acknowledge-wildcards';
import { constructId } from './construct-id';
import { breakGlassTrust, humanTrust } from './human-trust';
import { SCOPES } from './lake-names';
import { LakeRole } from './lake-role';
import { READER_ROLES, type ReaderRoleName } from './reader-roles';
import { EVERY_PREFIX, everyDatabase, type LakeContents, readerStatements } from './reader-statements';
import { WORKGROUPS } from './scope-workgroup';

export interface LakeReadersProps {
  readonly access: LakeConfig['access'];
  readonly contents: LakeContents;
}

/**
 * The people's roles: what each may ask follows from its scopes. Nobody among them reaches an event but through
 * Athena, and through Athena only what bucket and key let pass as well.
 */
export class LakeReaders extends Construct {
  readonly roles: Readonly<Record<ReaderRoleName, Role>>;

  constructor(scope: Construct, id: string, { access, contents }: LakeReadersProps) {
    super(scope, id);
    const reasons = wildcardReasons(contents);
    const roles = READER_ROLES.map(({ name, scopes, description, maxHours }) => {
      const { role, policy } = new LakeRole(this, constructId(name), {
        name,
        description,
        assumedBy: name === 'break-glass' ? breakGlassTrust({ access }) : humanTrust({ access }),
        maxSessionDuration: Duration.hours(maxHours),
        statements: readerStatements(scopes, contents),
      });
      acknowledgeWildcards(policy, reasons);
      return [name, role] as const;
    });
    this.roles = Object.fromEntries(roles) as Record<ReaderRoleName, Role>;
  }
}

function wildcardReasons({ names }: LakeContents): WildcardReasons {
  const everything = everyDatabase(names);
  return {
    '/events/*':
      'Events are objects that Firehose names: prefix and vault are as narrow as reading a tier gets',
    ...each(WORKGROUPS, (name) => [
      `/${name}/*`,
      `Athena names an answer by its query: this is the prefix of the workgroup ${name}`,
    ]),
    ...each(SCOPES, (name) => [
      `:table/${names.database(name)}/*`,
      `To list tables takes all tables of a database: this is the one of the scope ${name}`,
    ]),
    // Break-glass only: it alone asks everywhere.
    [`/${EVERY_PREFIX}`]: 'It asks in every workgroup, and the bucket holds nothing but their answers',
    [`:database/${everything}`]: 'It asks in every scope: these are the databases of this lake and stage',
    [`:table/${everything}/*`]: 'To list tables takes all tables of the databases of this lake and stage',
  };
}

function each<T extends string>(
  rows: readonly { readonly name: T }[],
  reason: (name: T) => readonly [string, string],
): WildcardReasons {
  return Object.fromEntries(rows.map(({ name }) => reason(name)));
}
