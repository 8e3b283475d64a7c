// Orders and circles among named things that need one another.

/** The names of a circle, the first one again at its end. Undefined where there is none. */
export function firstCycle(names: readonly string[], needs: (name: string) => readonly string[]): readonly string[] | undefined {
  const done = new Set<string>();
  for (const name of names) {
    const cycle = cycleFrom(name, needs, [], done);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

function cycleFrom(name: string, needs: (name: string) => readonly string[], path: readonly string[], done: Set<string>): readonly string[] | undefined {
  if (done.has(name)) return undefined;
  const at = path.indexOf(name);
  if (at >= 0) return [...path.slice(at), name];
  for (const needed of needs(name)) {
    const cycle = cycleFrom(needed, needs, [...path, name], done);
    if (cycle !== undefined) return cycle;
  }
  done.add(name);
  return undefined;
}

/** The names, each after all that it needs, else as given. There is no circle. */
export function inOrder(names: readonly string[], needs: (name: string) => readonly string[]): readonly string[] {
  const order: string[] = [];
  const done = new Set<string>();
  const visit = (name: string): void => {
    if (done.has(name)) return;
    done.add(name);
    for (const needed of needs(name)) visit(needed);
    order.push(name);
  };
  for (const name of names) visit(name);
  return order;
}
