/**
 * A name of the lake as the id of a construct: `breach-scope` becomes `BreachScope`. Ids are part of what
 * CloudFormation calls a resource, so neither this nor the names may ever change.
 */
export { joinWords as constructId } from '../core/deployed-names';
