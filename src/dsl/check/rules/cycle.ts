// Orders and circles among named things that need one another. No recursion: a chain of them can be long.

/** The names of a circle, the first one again at its end. Undefined where there is none. */
export function firstCycle(names: readonly string[], needs: (name: string) => readonly string[]): readonly string[] | undefined {
  let circle: readonly string[] | undefined;
  walk(names, needs, {
    leave: () => undefined,
    meet: (path) => {
      circle ??= path;
    },
  });
  return circle;
}

/** The names, each after all that it needs, else as given. There is no circle. */
export function inOrder(names: readonly string[], needs: (name: string) => readonly string[]): readonly string[] {
  const order: string[] = [];
  walk(names, needs, { leave: (name) => order.push(name), meet: () => undefined });
  return order;
}

interface Visitor {
  /** All that the name needs has been left. */
  readonly leave: (name: string) => void;
  /** The names of a circle, the first one again at its end. */
  readonly meet: (circle: readonly string[]) => void;
}

/** Enters each name once, then what it needs in turn. */
export function walk(names: readonly string[], needs: (name: string) => readonly string[], { leave, meet }: Visitor): void {
  const done = new Set<string>();
  for (const start of names) {
    const path: { readonly name: string; readonly needed: Iterator<string> }[] = [];
    const open = new Map<string, number>();
    const enter = (name: string): void => {
      open.set(name, path.length);
      path.push({ name, needed: needs(name).values() });
    };
    if (!done.has(start)) enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.needed.next();
      if (next.done === true) {
        path.pop();
        open.delete(top.name);
        done.add(top.name);
        leave(top.name);
        continue;
      }
      const at = open.get(next.value);
      if (at !== undefined) meet([...path.slice(at).map(({ name }) => name), next.value]);
      else if (!done.has(next.value)) enter(next.value);
    }
  }
}
