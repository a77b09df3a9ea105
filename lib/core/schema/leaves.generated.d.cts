/** Types of leaves.generated.cjs, which compile-leaves.mjs writes from the newest JSON Schema. */
import type { AuditEvent } from '../audit-event';

/** Where the leaves stand, as names joined by points ('actor.subject_id'): all members outside `metadata` that are no objects. */
export declare const LEAVES: readonly string[];

/** The leaves of an event in the order of LEAVES; undefined where the event has no such member. */
export declare function leavesOf(event: AuditEvent): readonly unknown[];
