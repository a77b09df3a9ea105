import { DECISION_COLUMNS } from '../../lib/core/review/decisions-file';
import type { Outlier } from '../../lib/core/review/outliers';
import type { ReviewedUser, ReviewPacket, Standing } from '../../lib/core/review/review-packet';
import type { ReviewedRole } from '../../lib/core/review/reviewed-role';
import { type CsvValue, csvText } from '../output/csv';
import { type Format, printable, type Style } from '../output/style';
import { countText, plural } from '../output/table';
import { openOut } from '../output/write-out';
import { minuteText } from './answer-text-parts';

const USERS_SHOWN = 40;
const KINDS_SHOWN = 6;
const USES_SHOWN = 2;
const NO_ROLE = '(no role)';

const STANDINGS: Readonly<Record<Standing, { readonly colour: Format; readonly title: string }>> = {
  revoked: { colour: 'red', title: 'Revoked before, and still here' },
  outlier: { colour: 'yellow', title: 'Outliers among those of the same role' },
  dormant: { colour: 'magenta', title: 'Not used for 90 days or more' },
  regular: { colour: 'blue', title: 'Everybody else' },
};

const CSV_COLUMNS = [
  'standing',
  'actor_subject_id',
  'actor_subject_type',
  'role',
  'accesses',
  'exports',
  'denied',
  'last_access',
  'resource_types',
  'user_accesses',
  'user_patients',
  'user_after_hours',
  'user_break_glass',
  'outliers',
  'dormant_days',
  'revoked_since',
  'revoked_in',
  'used_since',
  'decided',
  'decided_by',
] as const;

/** A record for each role of each user, in the order of the packet. */
export function reviewCsv({ users }: ReviewPacket): string {
  return csvText(
    CSV_COLUMNS,
    users
      .flatMap((user) =>
        user.roles.map(
          (role): Record<(typeof CSV_COLUMNS)[number], CsvValue> => ({
            standing: user.standing,
            actor_subject_id: user.actor_subject_id,
            actor_subject_type: user.actor_subject_type,
            role: role.role,
            accesses: role.accesses,
            exports: role.exports,
            denied: role.denied,
            last_access: role.last_access,
            resource_types: role.resource_types.map(({ resource_type }) => resource_type),
            user_accesses: user.accesses,
            user_patients: user.patients,
            user_after_hours: user.after_hours,
            user_break_glass: user.break_glass,
            outliers: user.outliers.map(outlierText),
            dormant_days: user.dormant?.days ?? null,
            revoked_since: role.revoked?.since ?? null,
            revoked_in: role.revoked?.quarter ?? null,
            used_since: role.revoked?.used_since ?? null,
            decided: role.decided?.decision ?? null,
            decided_by: role.decided?.reviewer ?? null,
          }),
        ),
      )
      .map((row) => CSV_COLUMNS.map((name) => row[name])),
  );
}

/** The rows that wait for a decision, in the order of the packet; nothing is decided in it. */
export async function writeTemplate(file: string, { users }: ReviewPacket): Promise<void> {
  const open = { decision: null, reviewer: null, reason: null };
  const rows = users.flatMap(({ actor_subject_id, roles, break_glass_unreviewed: uses }) => [
    ...roles
      .filter(({ decided }) => decided === null)
      .map(({ role }) => ({ actor_subject_id, role, event_id: null, ...open })),
    ...uses.map(({ event_id }) => ({ actor_subject_id, role: null, event_id, ...open })),
  ]);
  const text = /\.json$/i.test(file)
    ? `${JSON.stringify(rows, null, 2)}\n`
    : csvText(
        DECISION_COLUMNS,
        rows.map((row) => DECISION_COLUMNS.map((name) => row[name])),
      );
  const out = openOut(file);
  await out.write(text);
  await out.end();
  process.stderr.write(`wrote ${plural(rows.length, 'row')} to decide about to ${file}\n`);
}

export function reviewText(packet: ReviewPacket, style: Style): string {
  const { quarter, org, users, totals } = packet;
  const lines = [
    style('bold', `Access review of ${quarter}${org === null ? '' : `, ${printable(org)}`}`),
    `${plural(totals.users, 'user')}, ${plural(totals.roles_to_decide, 'role')} of ${countText(totals.roles)} to confirm or to revoke`,
    `${countText(totals.revoked)} revoked and still here, ${plural(totals.outlier, 'outlier')}, ${countText(totals.dormant)} dormant, ${plural(totals.break_glass_unreviewed, 'use')} of emergency access without a review`,
  ];
  if (users.length === 0) {
    const nobody =
      org === null
        ? 'Nobody did anything in this quarter.'
        : `Nobody acted for ${printable(org)} in this quarter: check how events write it.`;
    return [...lines, '', nobody, ''].join('\n');
  }
  let standing: Standing | undefined;
  for (const user of users.slice(0, USERS_SHOWN)) {
    if (user.standing !== standing) {
      standing = user.standing;
      const { colour, title } = STANDINGS[standing];
      lines.push('', style('bold', style(colour, title)));
    }
    lines.push(...userLines(user, style));
  }
  const more = users.length - USERS_SHOWN;
  if (more > 0) lines.push('', style('dim', `and ${plural(more, 'more user')}: --json or --csv lists all`));
  const next = `audit-lake review --quarter ${quarter} --template decisions.csv`;
  lines.push('', style('dim', `To decide: ${next}, fill it in, then --decisions decisions.csv`), '');
  return lines.join('\n');
}

function userLines(user: ReviewedUser, style: Style): readonly string[] {
  const { actor_subject_id, actor_subject_type, standing, dormant } = user;
  const facts = [
    plural(user.accesses, 'access', 'accesses'),
    plural(user.patients, 'patient'),
    ...(user.exports > 0 ? [plural(user.exports, 'export')] : []),
    ...(user.denied > 0 ? [`${countText(user.denied)} denied`] : []),
    ...(user.after_hours > 0 ? [`${countText(user.after_hours)} after hours`] : []),
    ...(user.break_glass > 0 ? [`${countText(user.break_glass)} break-glass`] : []),
    ...(user.last_access === null ? [] : [`last ${minuteText(user.last_access)}`]),
  ];
  const { colour } = STANDINGS[standing];
  return [
    `  ${style(colour, '●')} ${style('bold', printable(actor_subject_id))} ${style('dim', actor_subject_type)}  ${facts.join(', ')}`,
    ...user.outliers.map((one) => `      ${style('yellow', 'stands out')}: ${printable(outlierText(one))}`),
    ...(dormant === null
      ? []
      : [
          `      ${style('magenta', 'dormant')}: last used ${minuteText(dormant.last_used)}, ${dormant.days} days`,
        ]),
    ...breakGlassLines(user.break_glass_unreviewed, style),
    ...user.roles.map((role) => `      ${roleLine(role, style)}`),
  ];
}

function breakGlassLines(uses: ReviewedUser['break_glass_unreviewed'], style: Style): readonly string[] {
  const more = uses.length - USES_SHOWN;
  return [
    ...uses
      .slice(0, USES_SHOWN)
      .map(
        ({ event_id, used_at }) =>
          `      ${style('yellow', 'break-glass')} ${minuteText(used_at)}, not reviewed: ${printable(event_id)}`,
      ),
    ...(more > 0
      ? [`      ${style('yellow', 'break-glass')} ${plural(more, 'more use')}, not reviewed`]
      : []),
  ];
}

function roleLine(role: ReviewedRole, style: Style): string {
  const { resource_types: kinds, decided, revoked } = role;
  const shown = kinds
    .slice(0, KINDS_SHOWN)
    .map(({ resource_type, accesses }) => `${printable(resource_type)} ${countText(accesses)}`);
  const more = kinds.length - KINDS_SHOWN;
  const did = [...shown, ...(more > 0 ? [plural(more, 'more kind')] : [])].join(', ');
  const state =
    decided === null
      ? style('cyan', '[ ] confirm or revoke')
      : style(
          'dim',
          `[x] ${decided.decision} by ${printable(decided.reviewer)}, ${minuteText(decided.decided_at)}`,
        );
  const before =
    revoked === null
      ? ''
      : ` ${style('red', `revoked since ${minuteText(revoked.since)} (${revoked.quarter}, ${printable(revoked.reviewer)}), ${revoked.used_since ? 'used since then' : 'used before that only'}`)}`;
  return `${printable(role.role ?? NO_ROLE)}: ${did === '' ? 'not used' : did}  ${state}${before}`;
}

function outlierText({ measure, value, median, role, peers, score }: Outlier): string {
  const what = measure.replaceAll('_', ' ');
  return `${countText(value)} ${what}, where ${peers} others who are ${role} have ${countText(median)} (score ${score})`;
}
