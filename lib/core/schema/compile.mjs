/**
 * Compiles the JSON Schemas ahead of time into validators.generated.cjs and leaves.generated.cjs (neither is
 * committed), so that no process pays for it at its start. Run by the build and by jest's global setup; the
 * types are in files of the same names that end in .d.cts.
 */
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import Ajv2020, { _ } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { leavesCode } from './compile-leaves.mjs';

const HERE = new URL('.', import.meta.url);

/** Formats of the schemas. They are linked at run time (see formats.ts); compiling asks for their names only. */
const FORMATS = ['uuid', 'date-time', 'ipv4', 'ipv6'];

/** ajv's own count of code points walks every string; these look closer only when the units leave a doubt. */
const LENGTHS = [
  { keyword: 'maxLength', beyond: _`runtime.isLonger` },
  { keyword: 'minLength', beyond: _`runtime.isShorter` },
];

/** Kept out of the code: they judge nothing, and ajv would carry them along. */
const ANNOTATIONS = new Set(['title', 'description', '$comment']);

export async function compileSchemas() {
  const ajv = newAjv();
  const idByVersion = {};
  const schemas = {};
  for (const version of readdirSync(HERE)
    .filter((name) => /^\d+\.\d+$/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))) {
    const text = readFileSync(new URL(`${version}/event.schema.json`, HERE), 'utf8');
    const schema = JSON.parse(text, (key, value) => (ANNOTATIONS.has(key) ? undefined : value));
    ajv.addSchema(schema);
    idByVersion[version] = schema.$id;
    schemas[version] = schema;
  }
  const code = standaloneCode.default(ajv, idByVersion);
  write('leaves', leavesCode(schemas));
  write('validators', `module.exports = (runtime) => {\nconst exports = {};\n${code}\nreturn exports;\n};\n`);
}

function newAjv() {
  const ajv = new Ajv2020.default({
    code: { source: true, lines: true, formats: _`runtime.formats` },
    messages: false,
    meta: false, // the meta-schema needs the stock keywords; a test holds the schemas against it
    validateSchema: false,
    strictTypes: false, // a conditional rule looks at properties whose types were settled before it
  });
  for (const name of FORMATS) ajv.addFormat(name, () => true);
  for (const { keyword, beyond } of LENGTHS) {
    ajv.removeKeyword(keyword);
    ajv.addKeyword({
      keyword,
      type: 'string',
      schemaType: 'number',
      code: (cxt) => cxt.fail(_`${beyond}(${cxt.data}, ${cxt.schema})`),
    });
  }
  // The order in which an error is looked for; an event's verdict is the same in any order. A member that is
  // wrong is named before one that should not be there, and both before the rules that join several members.
  const last = (isLast) => (a, b) => Number(isLast(a)) - Number(isLast(b));
  for (const group of ajv.RULES.rules)
    group.rules.sort(last((rule) => rule.keyword === 'additionalProperties'));
  ajv.RULES.rules.sort(last((group) => group.type === undefined));
  return ajv;
}

/** Two processes may build at once: readers see one whole file or the other, and both are the same. */
function write(name, code) {
  const output = new URL(`${name}.generated.cjs`, HERE);
  if (currentCode(output) === code) return;
  const temporary = new URL(`${name}.${process.pid}.tmp.generated.cjs`, HERE);
  writeFileSync(temporary, code);
  renameSync(temporary, output);
}

function currentCode(output) {
  try {
    return readFileSync(output, 'utf8');
  } catch {
    return undefined; // not built yet
  }
}
