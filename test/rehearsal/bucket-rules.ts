import { at, type Json, listAt, textAt } from '../cloud/json';
import type { Resource } from '../cloud/template-set';
import type { Lock } from './bucket-store';
import type { Report } from './finding';

const DAY_MS = 86_400_000;

/** What S3 refuses in the rules of a replication, and what would reach the vault that is no event ("Replication configuration file elements"). */
export function checkReplicationRules(landing: Resource, report: Report): void {
  const rules = listAt(landing.properties, 'ReplicationConfiguration', 'Rules');
  const priorities = rules.map((rule) => at(rule, 'Priority'));
  for (const [index, rule] of rules.entries()) {
    const place = `ReplicationConfiguration/Rules/${textAt(rule, 'Id') ?? index + 1}`;
    const fault = (property: string, expected: string, found: string): void =>
      report('replication_setting', { at: landing, property: `${place}/${property}`, expected, found });
    const priority = at(rule, 'Priority');
    const sharing = priorities.filter((one) => one === priority).length;
    if (priority === undefined || sharing > 1) {
      fault(
        'Priority',
        'a number of its own: S3 takes no two rules alike',
        priority === undefined ? 'none' : `${priority} ${sharing} times`,
      );
    }
    const markers = textAt(rule, 'DeleteMarkerReplication', 'Status');
    if (markers !== 'Disabled') {
      fault(
        'DeleteMarkerReplication',
        'Disabled: a marker that is copied hides what the vault keeps',
        markers ?? 'none',
      );
    }
  }
}

/** A vault may not hide or remove an object before its lock has ended. */
export function checkLifecycle(vault: Resource, lock: Lock | undefined, now: number, report: Report): void {
  const days = lock === undefined ? 0 : Math.ceil((lock.retainUntil - now) / DAY_MS);
  for (const [index, rule] of listAt(vault.properties, 'LifecycleConfiguration', 'Rules').entries()) {
    if (textAt(rule, 'Status') !== 'Enabled') continue;
    for (const { property, after } of endsOf(rule)) {
      if (after >= days) continue;
      report('lifecycle', {
        at: vault,
        property: `LifecycleConfiguration/Rules/${textAt(rule, 'Id') ?? index + 1}/${property}`,
        expected: `not before the lock of an object ends, after ${days} days`,
        found: after < 0 ? 'on a date' : `after ${after} days`,
      });
    }
  }
}

/** A date would come for old and new objects alike: it is before any lock. */
function endsOf(rule: Json): readonly { readonly property: string; readonly after: number }[] {
  const days: readonly (readonly [string, Json | undefined])[] = [
    ['ExpirationInDays', at(rule, 'ExpirationInDays')],
    ['NoncurrentVersionExpiration', at(rule, 'NoncurrentVersionExpiration', 'NoncurrentDays')],
    ['NoncurrentVersionExpirationInDays', at(rule, 'NoncurrentVersionExpirationInDays')],
    ['ExpirationDate', at(rule, 'ExpirationDate') === undefined ? undefined : -1],
  ];
  return days.flatMap(([property, after]) =>
    after === undefined ? [] : [{ property, after: Number(after) }],
  );
}
