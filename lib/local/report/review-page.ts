import type { Outlier } from '../../core/review/outliers';
import {
  isRevoked,
  type ReviewedUser,
  type ReviewPacket,
  type Standing,
} from '../../core/review/review-packet';
import type { ReviewedRole } from '../../core/review/reviewed-role';
import {
  countCell,
  countedCell,
  countText,
  idCell,
  minuteHtml,
  minuteText,
  plural,
  tag,
  timeCell,
} from './cells';
import { type Html, html, NOTHING } from './html';
import type { KeyNumber, Page, Section, Tone } from './page';
import type { ReviewReport } from './report';
import { reviewPictures } from './review-pictures';
import { type Column, table } from './table';

const STANDINGS: Readonly<Record<Standing, { readonly name: string; readonly tone: Tone }>> = {
  revoked: { name: 'revoked before', tone: 'bad' },
  outlier: { name: 'stands out', tone: 'warn' },
  dormant: { name: 'dormant', tone: 'warn' },
  regular: { name: 'regular', tone: 'calm' },
};
const KINDS_LISTED = 60;
export const NO_ROLE = '(no role)';

export function reviewPage(report: ReviewReport): Page {
  const { data } = report;
  const { quarter, window, org, totals, users } = data;
  return {
    kind: 'Access review',
    title: html`Who keeps access after ${quarter}${org === null ? null : html`, ${idCell(org)}`}`,
    tab: `Access review ${quarter}`,
    question: html`${minuteHtml(window.from)} to ${minuteHtml(window.to)} UTC, the end excluded${org === null ? null : html`; only users who acted for ${idCell(org)}`}.`,
    answer: answerOf(data),
    tone:
      totals.revoked > 0
        ? 'bad'
        : totals.findings > 0
          ? 'warn'
          : totals.roles_to_decide > 0
            ? 'calm'
            : 'good',
    numbers: numbersOf(data),
    deadlines: [],
    sections: [
      ...(users.length > 0 ? [reviewPictures(report)] : []),
      packetSection(data),
      emergencySection(users),
    ],
    caution:
      'An outlier is a number, not a finding: somebody who works at night works after hours. Whether access is right is decided by people.',
    signatures: ['Reviewed by', 'Date'],
  };
}

function answerOf({ quarter, totals }: ReviewPacket): Html {
  if (totals.users === 0)
    return html`Nobody used the lake's systems in ${quarter}: there is nothing to confirm or to revoke.`;
  const first = [
    ...(totals.revoked > 0
      ? [
          `${plural(totals.revoked, 'user')} with revoked access still ${totals.revoked === 1 ? 'appears' : 'appear'}`,
        ]
      : []),
    ...(totals.outlier > 0
      ? [
          `${plural(totals.outlier, 'user')} ${totals.outlier === 1 ? 'stands' : 'stand'} out among their peers`,
        ]
      : []),
    ...(totals.dormant > 0
      ? [`${plural(totals.dormant, 'account')} ${totals.dormant === 1 ? 'is' : 'are'} dormant`]
      : []),
  ];
  const open =
    totals.roles_to_decide === 0
      ? html`All ${plural(totals.roles, 'role')} of ${plural(totals.users, 'user')} are decided`
      : html`<strong>${countText(totals.roles_to_decide)} of ${plural(totals.roles, 'role')}</strong> of ${plural(totals.users, 'user')} wait for a decision`;
  return html`${open}: ${first.length === 0 ? 'nobody stands out' : first.join(', ')}.`;
}

function numbersOf({ totals }: ReviewPacket): readonly KeyNumber[] {
  const tone = (value: number, of: Tone): Tone => (value > 0 ? of : 'calm');
  const { revoked, outlier, dormant, roles_to_decide: open, break_glass_unreviewed: uses } = totals;
  return [
    { name: 'Revoked, and still here', value: revoked, tone: tone(revoked, 'bad'), says: 'users' },
    {
      name: 'Stand out',
      value: outlier,
      tone: tone(outlier, 'warn'),
      says: 'users, against those of the same role',
    },
    {
      name: 'Dormant',
      value: dormant,
      tone: tone(dormant, 'warn'),
      says: 'accounts unused for 90 days or more',
    },
    {
      name: 'To decide',
      value: open,
      tone: 'calm',
      says: `of ${plural(totals.roles, 'role')}, ${plural(totals.users, 'user')}`,
    },
    {
      name: 'Emergency access',
      value: uses,
      tone: tone(uses, 'warn'),
      says: 'uses that nobody has reviewed',
    },
  ];
}

interface PacketRow {
  readonly user: ReviewedUser;
  readonly role: ReviewedRole;
}

const COLUMNS: readonly Column<PacketRow>[] = [
  { title: 'User', cell: ({ user }) => idCell(user.actor_subject_id) },
  {
    title: 'Standing',
    cell: standingCell,
  },
  { title: 'Role', cell: ({ role }) => idCell(role.role ?? NO_ROLE) },
  { title: 'Decision', cell: ({ role }) => decisionCell(role) },
  { title: 'Why', isLong: true, cell: whyCell },
  { title: 'Accesses', kind: 'number', cell: ({ role }) => countCell(role.accesses) },
  { title: 'Exports', kind: 'number', cell: ({ role }) => countCell(role.exports) },
  { title: 'Denied', kind: 'number', cell: ({ role }) => countCell(role.denied) },
  { title: "User's patients", kind: 'number', cell: ({ user }) => countCell(user.patients) },
  { title: 'After hours', kind: 'number', cell: ({ user }) => countCell(user.after_hours) },
  { title: 'Emergency', kind: 'number', cell: ({ user }) => countCell(user.break_glass) },
  { title: 'Last use (UTC)', cell: ({ role }) => timeCell(role.last_access) },
  { title: 'Records', kind: 'list', cell: ({ role }) => countedCell(kindsOf(role), KINDS_LISTED) },
];

function packetSection({ users, quarter }: ReviewPacket): Section {
  const rows = users.flatMap((user) => user.roles.map((role) => ({ user, role })));
  return {
    id: 'packet',
    title: 'What to confirm or to revoke',
    count: rows.length,
    says: html`A row for each role of each user: revoked ones first, then outliers, then the dormant, then the rest. To decide: <code>audit-lake review --quarter ${quarter} --template decisions.csv</code>, fill it in, then <code>--decisions decisions.csv</code>.`,
    content: [
      table({
        id: 'packet-table',
        caption: 'Roles of users, to confirm or to revoke',
        columns: COLUMNS,
        rows,
        none: 'There is nothing to confirm or to revoke.',
        isWorked: true,
      }),
    ],
    isAcross: true,
  };
}

/** A user stands among the revoked for one role; the rows of the other roles do not say that it was theirs. */
function standingCell({ user: { standing }, role }: PacketRow): Html {
  if (standing === 'revoked' && !isRevoked(role)) return tag('another role revoked', 'calm');
  return tag(STANDINGS[standing].name, STANDINGS[standing].tone);
}

function decisionCell({ decided }: ReviewedRole): Html {
  if (decided === null)
    return html`${tag('to decide', 'calm')} <span class="paper">☐ confirm</span> <span class="paper">☐ revoke</span>`;
  const { decision, reviewer, decided_at } = decided;
  return html`${tag(decision, decision === 'revoke' ? 'bad' : 'good')} ${idCell(reviewer)}, ${timeCell(decided_at)}`;
}

function whyCell({ user, role }: PacketRow): Html {
  const { revoked } = role;
  const reasons = [
    ...(revoked === null
      ? []
      : [
          html`<strong>revoked in ${revoked.quarter}</strong> by ${idCell(revoked.reviewer)} on ${minuteText(revoked.since)}, ${revoked.used_since ? 'and used since' : 'used before that only'}`,
        ]),
    ...user.outliers.map(outlierHtml),
    ...(user.dormant === null
      ? []
      : [html`not used since ${minuteText(user.dormant.last_used)}, ${plural(user.dormant.days, 'day')}`]),
  ];
  return html`${reasons.map((reason, index) => html`${index === 0 ? NOTHING : '; '}${reason}`)}`;
}

function outlierHtml({ measure, value, median, role, peers }: Outlier): Html {
  return html`<strong>${countText(value)} ${measure.replaceAll('_', ' ')}</strong>, where ${plural(peers, 'other')} as ${idCell(role)} have ${countText(median)}`;
}

function kindsOf({ resource_types }: ReviewedRole): readonly string[] {
  return resource_types.map(({ resource_type, accesses }) => `${resource_type} ${countText(accesses)}`);
}

function emergencySection(users: readonly ReviewedUser[]): Section {
  const uses = users.flatMap((user) => user.break_glass_unreviewed.map((use) => ({ ...use, user })));
  return {
    id: 'emergency',
    title: 'Emergency access that nobody has reviewed',
    count: uses.length,
    says: html`Each use of break-glass that succeeded is looked at by another person than the one who used it.`,
    content: [
      table({
        id: 'emergency-table',
        caption: 'Uses of emergency access without a review',
        columns: [
          { title: 'Event', cell: ({ event_id }) => html`<code>${idCell(event_id)}</code>` },
          { title: 'Used (UTC)', cell: ({ used_at }) => timeCell(used_at) },
          { title: 'By', cell: ({ user }) => idCell(user.actor_subject_id) },
          { title: 'Finding', isPaper: true, cell: () => html`☐ justified ☐ unjustified` },
        ],
        rows: uses,
        none: 'Every use of emergency access is reviewed, or there was none.',
        isWorked: true,
      }),
    ],
  };
}
