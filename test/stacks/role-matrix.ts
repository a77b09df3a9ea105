import { accessOf } from '../cloud/access';
import { textAt } from '../cloud/json';
import { evaluateTemplates, type RawStack, type Resource, type TemplateSet } from '../cloud/template-set';
import { ACTOR_NAMES, type ActorName, actorsOf, OUTSIDER_STACK } from './role-matrix-actors';
import { matrixLake } from './role-matrix-lake';
import { QUESTION_NAMES, QUESTIONS, type Question, type QuestionName } from './role-matrix-questions';

export interface Cell {
  readonly actor: ActorName;
  readonly question: QuestionName;
  /** A tier, a workgroup, a queue or the trail. */
  readonly place: string;
  readonly allowed: boolean;
  /** Which policies decided. */
  readonly why: string;
}

/** Actor -> question -> the places where it is allowed. What is not listed is refused. */
export type ExpectedMatrix = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export interface Asking {
  readonly stage?: 'dev' | 'production';
  /** @default everybody */
  readonly actors?: readonly ActorName[];
  /** @default everything */
  readonly questions?: readonly QuestionName[];
}

/** Every cell of the matrix: identity, bucket, key and endpoint policies of the templates, judged together. */
export async function judgeMatrix(
  stacks: readonly RawStack[],
  { stage = 'dev', actors = ACTOR_NAMES, questions = QUESTION_NAMES }: Asking = {},
): Promise<readonly Cell[]> {
  const templates = evaluateTemplates([...stacks, OUTSIDER_STACK]);
  const access = accessOf(templates);
  const lake = matrixLake(templates, stage);
  const asking = actorsOf(templates, stage).filter(({ name }) => actors.includes(name));
  const cells: Cell[] = [];
  for (const question of questions) {
    const { action, asked }: Question = QUESTIONS[question];
    for (const [place, ask] of Object.entries(asked)) {
      const { on, context, byService = context?.['aws:ViaAWSService'] === 'true' } = ask(lake);
      for (const { name, role, isInside, isOfLake, tags } of asking) {
        // A service that calls with the role of a function stands outside the network; somebody inside does not.
        const through = isInside && !(byService && isOfLake) ? endpointsFor(templates, action) : undefined;
        const decision =
          through?.length === 0
            ? NO_WAY_OUT
            : await access.decide({ action, on, by: role, context: { ...context, ...tags }, through });
        cells.push({ actor: name, question, place, ...decision });
      }
    }
  }
  return cells;
}

const NO_WAY_OUT = { allowed: false, why: 'no endpoint of the network leads to the service' } as const;

/** The endpoints that a call of the service goes through. */
function endpointsFor(templates: TemplateSet, action: string): readonly Resource[] {
  const [prefix = ''] = action.split(':');
  const service = prefix === 'firehose' ? 'kinesis-firehose' : prefix;
  return templates
    .ofType('AWS::EC2::VPCEndpoint')
    .filter(({ properties }) => textAt(properties, 'ServiceName')?.endsWith(`.${service}`));
}

export function isExpected(
  expected: ExpectedMatrix,
  { actor, question, place }: Omit<Cell, 'allowed' | 'why'>,
) {
  return expected[actor]?.[question]?.includes(place) ?? false;
}

/** Cells that are not as expected, each on a line that can be read by itself. */
export function differences(cells: readonly Cell[], expected: ExpectedMatrix): readonly string[] {
  return cells
    .filter((cell) => cell.allowed !== isExpected(expected, cell))
    .map((cell) => {
      const [wanted, found] = cell.allowed ? ['refused', 'allowed'] : ['allowed', 'refused'];
      return `${cell.actor} | ${cell.question} | ${cell.place}: expected ${wanted}, got ${found}; ${cell.why}`;
    });
}
