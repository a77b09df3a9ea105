/**
 * Plays the runtime of a function in a process of its own ("Using the Lambda runtime API for custom runtimes"):
 * loads the handler, asks for invocations until none comes, answers each. As the service's own runtime for Node.js
 * does, it sends an error's type, message and stack as the answer and writes them into the log.
 */
const { join } = require('node:path');

const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const [file, name] = process.env._HANDLER.split('.');

function described(error) {
  const { name: errorType, message: errorMessage, stack = '' } = error;
  return { errorType, errorMessage, trace: stack.split('\n') };
}

async function post(path, body) {
  await fetch(`${api}/${path}`, { method: 'POST', body: JSON.stringify(body) });
}

function load() {
  const handler = require(join(process.env.LAMBDA_TASK_ROOT, `${file}.js`))[name];
  if (typeof handler !== 'function') throw new Error(`${process.env._HANDLER} is not a function`);
  return handler;
}

async function run() {
  let handler;
  try {
    handler = load();
  } catch (error) {
    console.error('Init Error', JSON.stringify(described(error)));
    await post('init/error', described(error));
    process.exit(1);
  }
  for (;;) {
    const next = await fetch(`${api}/invocation/next`);
    const id = next.headers.get('lambda-runtime-aws-request-id');
    if (id === null) return;
    try {
      const context = { awsRequestId: id, functionName: process.env.AWS_LAMBDA_FUNCTION_NAME };
      const answer = await handler(await next.json(), context);
      await post(`invocation/${id}/response`, answer ?? null);
    } catch (error) {
      console.error('Invoke Error', JSON.stringify(described(error)));
      await post(`invocation/${id}/error`, described(error));
    }
  }
}

run();
