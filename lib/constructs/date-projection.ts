import type { LakeConfig } from '../config';

/**
 * Table parameters of a partition by UTC date that Athena computes instead of looking up ("Supported types for
 * partition projection", Amazon Athena User Guide). A partition outside the range is silently empty, so the range
 * reaches exactly as far as events are let in: from the configured first day to the furthest that a clock may be ahead.
 *
 * @param location `s3://…/`, up to the partition's own folder
 */
export function dateProjection(
  column: string,
  location: string,
  { start, maxAheadHours }: LakeConfig['clock'],
): Readonly<Record<string, string>> {
  const daysAhead = Math.max(1, Math.ceil(maxAheadHours / 24));
  return {
    'projection.enabled': 'true',
    [`projection.${column}.type`]: 'date',
    [`projection.${column}.format`]: 'yyyy-MM-dd',
    [`projection.${column}.range`]: `${start},NOW+${daysAhead}DAYS`,
    [`projection.${column}.interval`]: '1',
    [`projection.${column}.interval.unit`]: 'DAYS',
    // The engine fills in the braces; a $ before them is no template of CloudFormation, because nothing is in Fn::Sub.
    'storage.location.template': `${location}${column}=\${${column}}/`,
  };
}
