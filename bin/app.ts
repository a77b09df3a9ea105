import { App } from 'aws-cdk-lib';
import { addLake } from '../lib/stacks/lake-app';
import { addPolicyChecks } from '../lib/stacks/policy-checks';
import { loadConfig } from './commands/load-config';
import { reportFailure } from './output/failure';

/**
 * The CDK's door: `npx cdk synth`, with lake.config.json or `-c config=FILE`. The configuration is read and checked
 * before anything is made, so a refused one leaves no file behind.
 */
async function main(): Promise<void> {
  // Synthesized once, below: the CDK would do it again when the process ends, also after a refusal.
  const app = new App({ autoSynth: false });
  const file: unknown = app.node.tryGetContext('config');
  const config = await loadConfig(file === undefined ? undefined : String(file));
  addLake(app, config);
  addPolicyChecks(app);
  app.synth();
}

main().catch((error: unknown) => {
  // What the policy checks found has been printed, with its place, by the CDK.
  if (!(error instanceof Error) || error.name !== 'ValidationFailed') reportFailure(error);
  process.exitCode = 1;
});
