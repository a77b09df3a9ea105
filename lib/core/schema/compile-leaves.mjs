/**
 * Writes what the schemas say about the shape of an event as code in straight lines, a third faster than walks over names:
 * a reader of the leaves, which are the members outside `metadata` that are no objects themselves, and for each
 * version a builder that makes the event of its leaves.
 *
 * @param schemas JSON Schema by version, oldest first. The newest names all members, as every version only added some.
 * @returns CommonJS source; its types are in leaves.generated.d.cts
 */
export function leavesCode(schemas) {
  const newest = Object.values(schemas).at(-1);
  const { leaves, objects } = pathsOf(newest);
  const builders = Object.entries(schemas).map(
    ([version, schema]) => `${JSON.stringify(version)}: ${builderCode(schema, leaves, objects)}`,
  );
  return `exports.LEAVES = ${JSON.stringify(leaves)};
exports.OBJECTS = ${JSON.stringify(objects)};
exports.leavesOf = ${readerCode(newest, leaves, objects)};
exports.EVENTS = {
${builders.join(',\n')}
};
`;
}

/** Paths of a schema's leaves and of the objects that hold them, as names joined by points. */
function pathsOf(schema) {
  const leaves = [];
  const objects = [];
  const visit = (properties, path) => {
    for (const [name, { properties: members }] of Object.entries(properties)) {
      const at = [...path, name];
      if (members !== undefined) {
        objects.push(at.join('.'));
        visit(members, at);
      } else if (name !== 'metadata') leaves.push(at.join('.'));
    }
  };
  visit(schema.properties, []);
  return { leaves, objects };
}

function readerCode(schema, leaves, objects) {
  const variable = (path) => (path === '' ? 'event' : path.replaceAll('.', '_'));
  const isOptional = (path) => path !== '' && !schema.required.includes(path);
  const read = (path) => {
    const owner = ownerOf(path);
    return `${variable(owner)}${isOptional(owner) ? '?' : ''}.${path.slice(path.lastIndexOf('.') + 1)}`;
  };
  const held = objects.map((path) => `const ${variable(path)} = ${read(path)};`);
  return `(event) => {\n${held.join('\n')}\nreturn [\n${leaves.map(read).join(',\n')}\n];\n}`;
}

/** Members that an event lacks are there as undefined, which is absent for the validators: so all of a version have one shape. */
function builderCode(schema, leaves, objects) {
  const own = pathsOf(schema);
  const bit = (path) => 1 << objects.indexOf(path);
  const literal = (properties, path) => {
    const members = Object.entries(properties).map(([name, { properties: below }]) => {
      if (name === 'metadata') return name;
      const at = [...path, name].join('.');
      if (below === undefined) return `${name}: leaves[${leaves.indexOf(at)}]`;
      return `${name}: (has & ${bit(at)}) === 0 ? undefined : ${literal(below, [...path, name])}`;
    });
    return `{ ${members.join(', ')} }`;
  };
  const foreign = objects
    .filter((path) => !own.objects.includes(path))
    .reduce((sum, path) => sum | bit(path), 0);
  const foreignLeaves = leaves
    .filter(
      (path) => !own.leaves.includes(path) && (own.objects.includes(ownerOf(path)) || ownerOf(path) === ''),
    )
    .map((path) => `leaves[${leaves.indexOf(path)}] !== undefined`);
  const isForeign = [`(has & ${foreign}) !== 0`, ...foreignLeaves].join(' || ');
  return `(leaves, has, metadata) => (${isForeign}) ? undefined : (${literal(schema.properties, [])})`;
}

function ownerOf(path) {
  return path.split('.').slice(0, -1).join('.');
}
