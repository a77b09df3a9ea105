import type { Resource } from '../cloud/template-set';

/** What a rehearsal can find, and what each code says. The set is closed: a report is read by its codes. */
export const FINDING_CODES = {
  template: 'a template cannot be worked out, or its resources wait for each other',
  tier_incomplete: 'a tier has no stream, function, key, table or bucket of its own',
  tier_shared: 'two tiers share what each must have for itself',
  stream_missing: 'a function names a stream that no template makes',
  stream_setting: 'a stream is set up in a way that the service refuses, or that breaks the path',
  source_setting: 'a source of events does not reach its function, or would lose its failures',
  function_missing: 'a function has no code in the assembly, or no such handler in it',
  function_failed: 'a packaged function did not answer as the service needs it',
  trust: 'a service may not assume the role that it must work with',
  permission: 'a role may not do what the step needs',
  endpoint: 'a function in the network cannot reach the service that it calls',
  prefix: 'a prefix has an expression that the service does not know, or lacks one that it needs',
  partition_key: 'what the function returns as partition and what the prefix uses are not the same',
  conversion: 'a row cannot be converted with the table that the stream names',
  encryption: "an object is not under its own tier's key",
  not_replicated: 'an object of the landing bucket does not reach its vault',
  replication_setting: 'a rule of the replication is one that S3 refuses, or that copies more than events',
  replicated_refusal: 'a refused record would be copied to where nothing can be removed',
  lock: 'an object of a vault is not locked as the configuration says',
  lifecycle: 'a vault hides or removes objects before their locks end',
  not_projected: 'an object lies where its table does not look',
  quarantine_unreadable: 'refused records lie where no table reads them, or cannot be read there',
  table_format: 'a table reads another format than its objects have',
  column_missing: 'a column of the row is not in the table',
  column_unknown: 'the table has a column that no row has',
  column_type: 'a column has another type than the row',
  view_sql: 'a view cannot be made from its own text',
  view_columns: 'a view declares other columns than its text gives',
  workgroup: 'a workgroup is set up in a way that does not hold whoever asks in it',
  counts: 'not as many events, duplicates, conflicts or refusals as the local lake counts',
  rows: 'a row is not the one that the local lake stores',
} as const;

export type FindingCode = keyof typeof FINDING_CODES;

export interface Finding {
  readonly code: FindingCode;
  /** Name of the stack whose template is meant, and the resource in it, where there is one. */
  readonly stack: string | undefined;
  readonly resource: string | undefined;
  readonly property: string;
  readonly expected: string;
  readonly found: string;
}

export interface Fault {
  readonly at: Resource | undefined;
  /** Path in the resource, or the name of what is compared. */
  readonly property: string;
  readonly expected: string;
  readonly found: string;
}

/** Takes down what a step finds. */
export type Report = (code: FindingCode, fault: Fault) => void;

/**
 * One finding a place: the same permission may be missing for a thousand objects. A function that fails after
 * something was found fails because of it.
 */
export function findingList(): { readonly report: Report; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const known = new Set<string>();
  return {
    findings,
    report(code, { at, property, expected, found }) {
      const place = JSON.stringify([code, at?.stack, at?.logicalId, property]);
      if (known.has(place) || (code === 'function_failed' && findings.length > 0)) return;
      known.add(place);
      findings.push({ code, stack: at?.stack, resource: at?.logicalId, property, expected, found });
    },
  };
}
