// Names that a question to limits uses: one that the limits do not have is an error of the arguments, with the name that was likely meant. Else the question would
// be answered for a kind, cause or fact that nobody has.
import type { LimitsInput, Schedule } from "../src/index.ts";
import { nearestName } from "../src/index.ts";
import { CannotDo } from "./io.ts";
import { shown } from "./shown.ts";

/** `asked`: as given. Throws `CannotDo` at the first name that is not there. */
export function assertLimitNames({ plan }: Pick<Schedule, "plan">, asked: Pick<LimitsInput, "authority" | "kind" | "cause" | "causeOf" | "facts">): void {
  const all = Object.values(plan.oversight.authorities).filter(({ over }) => over === "correction");
  const rules = asked.authority === undefined ? all : all.filter(({ name }) => name === asked.authority);
  const causes = rules.flatMap((rule) => rule.causes.map(({ name }) => name));
  const { kind, cause, causeOf, facts } = asked;
  if (kind !== undefined)
    assertIn(
      "--kind",
      kind,
      rules.flatMap((rule) => rule.kinds.map(({ name }) => name)),
      "kind of correction",
    );
  for (const name of [cause, ...Object.values(causeOf)]) if (name !== undefined) assertIn(name === cause ? "--cause" : "--cause-of", name, causes, "cause");
  for (const [name, value] of Object.entries(facts)) {
    assertIn("--fact", name, Object.keys(plan.account), "fact of the account");
    const field = plan.account[name];
    if (field?.kind === "choice")
      assertIn(
        `--fact ${name}`,
        value,
        field.values.map((each) => each.name),
        `value of ${name}`,
      );
  }
}

function assertIn(option: string, name: string, known: readonly string[], what: string): void {
  if (known.includes(name)) return;
  const near = nearestName(name, known);
  const list = known.map(shown).join(", ");
  const help = near !== undefined ? `did you mean ${shown(near)}?` : known.length === 0 ? "leave it out" : `name one of: ${list}`;
  throw new CannotDo(`${option} ${shown(name)}: the limits have no such ${what}`, help);
}
