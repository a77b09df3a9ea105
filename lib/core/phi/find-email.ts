import { matchesOf } from './matches';
import type { Reading, Span } from './reading';

/** RFC 5321 4.5.3.1: 64 octets before the @, 255 after; both looks are bounded by these. */
const LOCAL_MAX = 64;
const DOMAIN_MAX = 255;

const LOCAL_TAIL = /[\p{L}\p{N}.!#$%&'*+/^_{|}~-]+$/u;
const DOMAIN_HEAD = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}-])/u;

/** Suffixes of hosts inside a system, and of files: what stands before them is no mailbox of a person. */
const NOT_MAIL =
  /\.(?:service|socket|timer|target|mount|automount|swap|slice|scope|device|internal|local|localdomain|lan|svc|cluster|localhost|intranet|corp|home|amazonaws\.com|gserviceaccount\.com|cloudapp\.net|png|jpe?g|gif|svg|webp|css|js|mjs|cjs|ts|tsx|jsx|py|rb|go|rs|java|kt|php|json|ya?ml|xml|html?|md|txt|csv|zip|gz|tgz|tar|whl|jar|war|so|dll|exe|sh|lock|toml|ini|cfg|conf|log|sql|parquet)$/;

/** Mailboxes of a role or a machine, and the user of a source repository. */
const ROLE_MAILBOX =
  /^(?:no[._-]?reply|do[._-]?not[._-]?reply|mailer-daemon|postmaster|hostmaster|webmaster|root|git|svn|hg|daemon|bounces?|alerts?|alarms?|support|help|helpdesk|ops|devops|oncall|sre|security|abuse|billing|notifications?|notify|system|admin|administrator|info|sales|jenkins|ci|build|deploy|bot|service|svc[._-].*|cron|nobody|www-data|postgres|mysql|redis|kafka|ubuntu|ec2-user|hadoop|nginx)$/;

const SPELLED =
  /[a-z0-9._-]{2,64} ?[([{] ?at ?[)\]}] ?[a-z0-9-]{2,63}(?: ?(?:\.|[([{] ?dot ?[)\]}]) ?[a-z]{2,24}){1,3}/g;
const SPELLED_WORDS =
  /(?<![a-z0-9._-])[a-z0-9_-]{2,32}[._][a-z0-9_-]{2,32} at [a-z0-9-]{2,63} dot (?:com|org|net|edu|gov|io|health)\b/g;

const SPELLED_SIGN = /[([{] ?at ?[)\]}]| dot /;

/** E-mail addresses of people, also inside keys, URLs and brackets. */
export function findEmail(reading: Reading): readonly Span[] {
  const { lower } = reading;
  const spans: Span[] = [];
  for (let at = lower.indexOf('@'); at >= 0; at = lower.indexOf('@', at + 1)) {
    const span = mailboxAround(lower, at);
    if (span !== undefined) spans.push(span);
  }
  if (SPELLED_SIGN.test(lower)) {
    for (const pattern of [SPELLED, SPELLED_WORDS]) {
      for (const match of matchesOf(lower, pattern))
        spans.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return spans;
}

function mailboxAround(lower: string, at: number): Span | undefined {
  const domain = DOMAIN_HEAD.exec(lower.slice(at + 1, at + 1 + DOMAIN_MAX))?.[0];
  if (domain === undefined || NOT_MAIL.test(domain)) return undefined;
  // "react@18.2.0-rc" and "image@v2.x" are versions, not domains.
  if (/^v?\d+\.\d/.test(domain) || /^v\d+\./.test(domain)) return undefined;
  const before = lower.slice(Math.max(at - LOCAL_MAX, 0), at);
  const tail = LOCAL_TAIL.exec(before)?.[0];
  if (tail === undefined) return undefined;
  // What follows the last '=' or '/' or ':' is the mailbox: "email=a@b.org", "mailto:a@b.org".
  const local = tail
    .slice(
      Math.max(tail.lastIndexOf('='), tail.lastIndexOf('/'), tail.lastIndexOf('&'), tail.lastIndexOf('{')) +
        1,
    )
    .replace(/^[.'*]+/, '');
  if (local === '' || ROLE_MAILBOX.test(local)) return undefined;
  const start = at - local.length;
  // postgres://user:secret@host and user:token@github.com are credentials of a machine.
  if (/:\/\/[^\s@/?#]{0,64}$/.test(lower.slice(Math.max(start - 64, 0), start))) return undefined;
  if (/message-?id|msg-?id|in-reply-to/.test(lower.slice(Math.max(start - 24, 0), start))) return undefined;
  if (/^(?=.*\d)[0-9a-f.-]{20,}$/.test(local)) return undefined;
  return { start, end: at + 1 + domain.length };
}
