/** What the engines are shown: the smallest lake, one of production with everything, and locks of their own. */
export const CONFIGURATIONS = {
  'an empty configuration': {},
  'production with everything': {
    stage: 'production',
    region: 'us-east-1',
    profile: 'standard',
    retention: {
      mode: 'COMPLIANCE',
      years: 6,
      tiers: { sud: { years: 7 } },
      acknowledge: 'COMPLIANCE retention cannot be shortened or removed by anyone',
    },
    sources: {
      logGroups: ['/ecs/therapy-notes'],
      tableStreams: ['arn:aws:dynamodb:us-east-1:111122223333:table/audit/stream/2026-01-01T00:00:00.000'],
    },
    operations: {
      alarmEmails: ['oncall@example.org'],
      producers: [{ service: 'therapy-notes', silentAfterHours: 6 }],
    },
    access: { assumedBy: ['arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*Privacy*'] },
  },
  'a test stage with days of its own': {
    stage: 'test',
    retention: { mode: 'GOVERNANCE', days: 30, tiers: { psychotherapy: { days: 60 }, sud: { days: 90 } } },
  },
} as const;
