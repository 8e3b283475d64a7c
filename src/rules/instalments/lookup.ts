// Looking something up by a name that is worked out when it is first asked for. Few are kept: whoever asks about many goes through them in order.
// INVARIANT: what is kept changes no answer.

export interface Lookup<T> {
  readonly get: (name: string) => T | undefined;
}

const MOST_KEPT = 2_000;

export function lookup<T>(make: (name: string) => T | undefined): Lookup<T> {
  const kept = new Map<string, { readonly value: T | undefined }>();
  return {
    get: (name) => {
      const known = kept.get(name);
      if (known !== undefined) return known.value;
      if (kept.size >= MOST_KEPT) kept.clear();
      const value = make(name);
      kept.set(name, { value });
      return value;
    },
  };
}
