import type { Access, AccessRequest, RequestContext } from '../cloud/access';
import type { Resource } from '../cloud/template-set';
import type { Report } from './finding';
import { hasBucketKey } from './lake-parts';

/** Asks for permissions and reports those that are missing. */
export interface Permissions {
  /** @returns whether it is allowed */
  readonly need: (request: AccessRequest & { readonly by: Resource }) => Promise<boolean>;
  /** The service must be able to assume the role ("How to use an external ID", and each service's own page). */
  readonly needTrust: (service: string, role: Resource, context?: RequestContext) => Promise<void>;
  /** Use of a key by S3 for the role, with the encryption context that S3 gives. */
  readonly needKey: (
    by: Resource,
    actions: readonly string[],
    key: Resource,
    object: { readonly bucket: Resource; readonly key: string },
  ) => Promise<boolean>;
}

export function permissionsOf(access: Access, report: Report): Permissions {
  const need: Permissions['need'] = async (request) => {
    const { allowed, why } = await access.decide(request);
    if (!allowed) {
      report('permission', {
        at: request.by,
        property: `${request.action} on ${anyObject(request.on)}`,
        expected: 'allowed',
        found: why,
      });
    }
    return allowed;
  };
  return {
    need,
    async needTrust(service, role, context = {}) {
      const { allowed, why } = await access.decide({
        by: service,
        action: 'sts:AssumeRole',
        on: role.arn ?? '',
        context,
      });
      if (allowed) return;
      report('trust', {
        at: role,
        property: 'AssumeRolePolicyDocument',
        expected: `${service} may assume it`,
        found: why,
      });
    },
    async needKey(by, actions, key, { bucket, key: objectKey }) {
      const context = {
        'kms:ViaService': `s3.${key.arn?.split(':')[3]}.amazonaws.com`,
        'kms:EncryptionContext:aws:s3:arn': hasBucketKey(bucket)
          ? (bucket.arn ?? '')
          : `${bucket.arn}/${objectKey}`,
        'aws:ViaAWSService': 'true',
      };
      const answers = [];
      for (const action of actions) answers.push(await need({ by, action, on: key.arn ?? '', context }));
      return answers.every(Boolean);
    },
  };
}

/** One finding for all objects of a folder, not one an object. */
function anyObject(arn: string): string {
  return arn.replace(/\/[^/]*$/, (name) => (arn.includes(':s3:::') ? '/*' : name));
}
