import { readFileSync } from 'node:fs';
import { roleMatrixPage } from '../../docs/role-matrix';
import { ROLE_NAMES } from '../../lib/constructs/lake-names';
import { readAssembly } from '../cloud/assembly';
import { synthLake } from '../cloud/synth-lake';
import { evaluateTemplates } from '../cloud/template-set';
import { CONFIGURATIONS } from '../fixtures/stacks/configurations';
import matrix from '../fixtures/stacks/role-matrix.json';
import { changed, type TemplateChange } from '../fixtures/stacks/template-change';
import { differences, type ExpectedMatrix, judgeMatrix } from './role-matrix';
import { ACTOR_NAMES, type ActorName, actorsOf } from './role-matrix-actors';
import { QUESTION_NAMES, QUESTIONS, type Question, type QuestionName } from './role-matrix-questions';

const expected: ExpectedMatrix = matrix.allowed;

const OF_STAGE: readonly QuestionName[] = [
  'put into the stream',
  'read the vault through Athena',
  'set retention',
  'bypass the lock',
  'use the key outside S3',
  'ask',
];

describe('the expected matrix', () => {
  test('has everybody, and knows no other', () => {
    expect(Object.keys(expected).sort()).toEqual([...ACTOR_NAMES].sort());
  });

  test('says what each question means, and asks no other', () => {
    expect(matrix.questions.flatMap(({ asked }) => asked.map(({ question }) => question)).sort()).toEqual(
      [...QUESTION_NAMES].sort(),
    );
  });

  test.each(ACTOR_NAMES)('lists for %s nothing but questions and places that there are', (name) => {
    const questions: Readonly<Record<string, Question>> = QUESTIONS;
    const unknown = Object.entries(expected[name] ?? {}).flatMap(([question, places]) =>
      places
        .filter((place) => questions[question]?.asked[place] === undefined)
        .map((place) => `${question}: ${place}`),
    );

    expect(unknown).toEqual([]);
  });
});

test.each(matrix.questions)(
  '"$about" asks its questions of the places that they have',
  ({ places, asked }) => {
    const questions: Readonly<Record<string, Question>> = QUESTIONS;
    const found = asked.map(({ question }) => Object.keys(questions[question]?.asked ?? {}));

    expect(found).toEqual(asked.map(() => places));
  },
);

test('docs/role-matrix.md is the matrix as it is expected: npm run docs', () => {
  expect(roleMatrixPage()).toBe(readFileSync('docs/role-matrix.md', 'utf8'));
});

describe.each(CONFIGURATIONS)('with $name', ({ stage, config }) => {
  const stacks = readAssembly(synthLake(config));

  test('every role that the lake names is there', () => {
    const made = actorsOf(evaluateTemplates(stacks), stage).map(({ name }) => name);

    expect(ROLE_NAMES.filter((name) => !made.includes(name))).toEqual([]);
  });

  test('everybody may do what the matrix lists, and nothing else', async () => {
    // All of it where everything is on; elsewhere what a stage, a mode or a name could have changed.
    const questions = stage === 'production' ? QUESTION_NAMES : OF_STAGE;
    const cells = await judgeMatrix(stacks, { stage, questions });

    expect(differences(cells, expected)).toEqual([]);
    expect(new Set(cells.map(({ question }) => question))).toEqual(new Set(questions));
    expect(new Set(cells.map(({ actor }) => actor))).toEqual(new Set(ACTOR_NAMES));
  }, 240_000);
});

interface Widened extends TemplateChange {
  readonly says: string;
  readonly actor: ActorName;
  readonly question: QuestionName;
  /** Cells that must change. */
  readonly places: readonly string[];
}

/** Each opens one policy a little; the matrix must show who gains by it, and where. */
const WIDENED: readonly Widened[] = [
  {
    says: "a vault's policy without its denial of direct writes",
    type: 'AWS::S3::BucketPolicy',
    id: /^SudVaultPolicy/,
    set: ({ PolicyDocument }) => dropStatement(PolicyDocument, 'NobodyWrites'),
    actor: 'unrelated role with s3:* and kms:*',
    question: 'put into the vault',
    places: ['sud'],
  },
  {
    says: "a vault's policy without its denial of changed locks",
    type: 'AWS::S3::BucketPolicy',
    id: /^ClinicalVaultPolicy/,
    set: ({ PolicyDocument }) => dropStatement(PolicyDocument, 'OnlyLegalHoldsLengthen'),
    actor: 'account administrator',
    question: 'set retention',
    places: ['clinical'],
  },
  {
    says: "a results bucket's policy without the denial of one workgroup",
    type: 'AWS::S3::BucketPolicy',
    id: /^ResultsPolicy/,
    set: ({ PolicyDocument }) => dropStatement(PolicyDocument, 'OnlyReadersOfSud'),
    actor: 'account administrator',
    question: 'read answers',
    places: ['sud'],
  },
  {
    says: "the trail's bucket policy without its denial of reading",
    type: 'AWS::S3::BucketPolicy',
    id: /^TrailStorePolicy/,
    set: ({ PolicyDocument }) => dropStatement(PolicyDocument, 'OnlyReviewersRead'),
    actor: 'account administrator',
    question: 'read the trail',
    places: ['trail'],
  },
  {
    says: 'a key policy like the default one',
    type: 'AWS::KMS::Key',
    id: /^PsychotherapyKey/,
    set: ({ KeyPolicy }) =>
      KeyPolicy.Statement.push({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: 'kms:*',
        Resource: '*',
      }),
    actor: 'unrelated role with s3:* and kms:*',
    question: 'use the key outside S3',
    places: ['psychotherapy'],
  },
  {
    says: 'an endpoint without a policy of its own',
    type: 'AWS::EC2::VPCEndpoint',
    id: /KinesisFirehose/i,
    set: (endpoint) => delete endpoint.PolicyDocument,
    actor: 'administrator inside the network',
    question: 'put into the stream',
    places: ['standard', 'clinical', 'psychotherapy', 'sud'],
  },
  {
    says: "a role's policy with a stream that is weaker than its own",
    type: 'AWS::IAM::ManagedPolicy',
    id: /^TransformSud/,
    set: ({ PolicyDocument }) =>
      PolicyDocument.Statement.push({
        Effect: 'Allow',
        Action: 'firehose:PutRecordBatch',
        Resource: 'arn:aws:firehose:us-east-1:111122223333:deliverystream/audit-lake-dev-standard',
      }),
    actor: 'transform-sud',
    question: 'put into the stream',
    places: ['standard'],
  },
];

function dropStatement(document: { Statement: { Sid?: string }[] }, sid: string): void {
  const without = document.Statement.filter(({ Sid }) => Sid !== sid);
  if (without.length === document.Statement.length) throw new Error(`no statement ${sid}`);
  document.Statement = without;
}

describe('a policy that is widened shows in the matrix', () => {
  const stacks = readAssembly(synthLake({}));

  test.each(WIDENED)('$says', async ({ actor, question, places, ...change }) => {
    const cells = await judgeMatrix(changed(stacks, change), { actors: [actor], questions: [question] });

    const found = differences(cells, expected);
    expect(found).toHaveLength(places.length);
    for (const [index, place] of places.entries()) {
      expect(found[index]).toMatch(
        `${actor} | ${question} | ${place}: expected refused, got allowed; Allowed`,
      );
    }
  });
});
