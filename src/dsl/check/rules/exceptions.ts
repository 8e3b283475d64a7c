// Which exceptions of one line stand over which: each named one is there, and none stands over itself by way of others.

import { nearestName } from "../../../values/near.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";
import { firstCycle } from "./cycle.ts";
import { listOf } from "./describe.ts";
import { refuse } from "./typing.ts";

export function checkOver(scope: Scope, line: string, exceptions: readonly tree.Exception[]): void {
  const byName = new Map(exceptions.map((one) => [foldName(one.name.text), one]));
  for (const exception of exceptions) {
    for (const name of exception.over) {
      if (byName.has(foldName(name.text))) continue;
      const others = exceptions.filter((one) => one !== exception).map((one) => one.name.text);
      const near = nearestName(name.text, others);
      const help =
        near !== undefined
          ? `did you mean \`${near}\`?`
          : others.length === 0
            ? "leave `over` out: it is the only exception of its line"
            : `the others are ${listOf(others)}`;
      refuse({ scope }, "over-nothing", name.span, { over: name.text, line, help });
    }
  }
  const cycle = firstCycle([...byName.keys()], (name) => (byName.get(name)?.over ?? []).map((one) => foldName(one.text)));
  const [first] = cycle ?? [];
  const exception = first === undefined ? undefined : byName.get(first);
  if (cycle === undefined || exception === undefined) return;
  const circle = cycle.map((name) => `\`${byName.get(name)?.name.text ?? name}\``).join(" over ");
  refuse({ scope }, "over-cycle", exception.name.span, { circle });
}
