import { type Finding, findingList, type Report } from './finding';

export interface Step {
  readonly name: string;
  /** What was seen, one fact a line. */
  readonly facts: readonly string[];
  readonly findings: readonly Finding[];
}

/** A rehearsal goes no further than the first step that finds something: what follows would only echo it. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

export interface Walk {
  /** Does one step, tells of it, and ends the walk when it found something. */
  readonly step: <T>(
    name: string,
    work: (tell: (fact: string) => void, report: Report) => Promise<T | undefined> | T | undefined,
  ) => Promise<T>;
}

/** Goes through steps until one finds something. */
export async function walk(
  go: (walk: Walk) => Promise<void>,
  onStep: (step: Step) => void,
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  try {
    await go({
      async step(name, work) {
        const facts: string[] = [];
        const { report, findings } = findingList();
        const result = await work((fact) => void facts.push(fact), report);
        // What a step would have said is not true when it found something.
        const step = { name, facts: findings.length > 0 ? [] : facts, findings };
        steps.push(step);
        onStep(step);
        if (findings.length > 0) throw new Stopped();
        if (result === undefined) throw new Error(`step ${name} found nothing and made nothing`);
        return result;
      },
    });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  return steps;
}
