/** Types of leaves.generated.cjs, which compile-leaves.mjs writes from the JSON Schemas. */
import type { AuditEvent } from '../audit-event';

/** Where the leaves stand, as names joined by points ('actor.subject_id'): all members outside `metadata` that are no objects. */
export declare const LEAVES: readonly string[];

/** Where the objects stand that hold leaves, the event itself left out. */
export declare const OBJECTS: readonly string[];

/** The leaves of an event in the order of LEAVES; undefined where the event has no such member. */
export declare function leavesOf(event: AuditEvent): readonly unknown[];

/**
 * The event of its leaves, by schema version; not validated. An absent member is there as undefined.
 *
 * @param has a bit for each of OBJECTS that the event has, the first is 1
 * @returns undefined where the version has no such member
 */
export declare const EVENTS: Readonly<
  Record<
    string,
    (
      leaves: readonly unknown[],
      has: number,
      metadata: Readonly<Record<string, unknown>> | undefined,
    ) => object | undefined
  >
>;
