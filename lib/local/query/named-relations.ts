/** Relations of a statement, as DuckDB's parser gives them. */
export interface NamedRelations {
  /** `schema.name` in lower case, `main` where none is said; not what its own WITH defines. */
  readonly names: readonly string[];
  /** It asks what relations there are. */
  readonly listsAll: boolean;
}

type Node = Readonly<Record<string, unknown>>;

/** Every object of a parsed statement, however deep. */
export function* nodesOf(tree: unknown): Generator<Node> {
  const waiting: unknown[] = [tree];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null) continue;
    if (!Array.isArray(node)) yield node as Node;
    waiting.push(...Object.values(node));
  }
}

export function namedRelations(tree: unknown): NamedRelations {
  const names = new Set<string>();
  const own = new Set<string>();
  let listsAll = false;
  for (const node of nodesOf(tree)) {
    const { type, schema_name: schema, table_name: name, query } = node;
    if (type === 'SHOW_REF' && query === null) listsAll = true;
    for (const { key } of definedBy(node)) own.add(`main.${key}`.toLowerCase());
    if (type !== 'BASE_TABLE' || typeof name !== 'string') continue;
    const place = typeof schema === 'string' && schema !== '' ? schema : 'main';
    names.add(`${place}.${name}`.toLowerCase());
    if (isCatalog(place) || isCatalog(name)) listsAll = true;
  }
  return { names: [...names].filter((name) => !own.has(name)), listsAll };
}

/** What a node's WITH defines. */
function definedBy({ cte_map: defined }: Node): readonly { readonly key: string }[] {
  return (defined as { readonly map: readonly { readonly key: string }[] } | undefined)?.map ?? [];
}

/** `information_schema.tables`, `pg_catalog.pg_views`, `duckdb_views`, `sqlite_master`. */
function isCatalog(name: string): boolean {
  return /^(?:information_schema|(?:pg|duckdb|sqlite)_\w+)$/i.test(name);
}
