/** Set by the service in every function's environment ("Using Lambda environment variables"). */
const IN_SERVICE = process.env.AWS_LAMBDA_FUNCTION_NAME !== undefined;

/**
 * What a handler needs for every invocation, made once. In the service it is made as the function is loaded: a wrong
 * environment shows before the first event is touched, and the work is done in the part of the start that is fastest.
 * Elsewhere, in tests that import the handler's module, it is made when first asked for.
 */
export function atLoad<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined = IN_SERVICE ? { value: make() } : undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
