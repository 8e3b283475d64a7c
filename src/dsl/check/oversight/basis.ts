// Whether a version rests on a source that had lost its force: one that begins too late, or one that runs on.
import type { Day } from "../../../values/calendar.ts";
import { textFromDay } from "../../../values/calendar.ts";
import { own } from "../../../values/record.ts";
import type { AuthorityBody, InstalmentBody, Oversight } from "../../oversight.ts";
import type { Citation, DaySpan, Program, UnknownBody, Version } from "../../program.ts";
import type { Scope } from "../scope.ts";
import { refuse } from "./refuse.ts";

type Checked = Pick<Program, "sources" | "calendar" | "rates" | "seasons" | "dayparts" | "holidays">;

export function checkBases(scope: Pick<Scope, "report">, program: Checked, oversight: Oversight): void {
  if (Object.values(program.sources).every(({ annulled }) => annulled === undefined)) return;
  const check = (word: string, named: Readonly<Record<string, { readonly versions: readonly Version[] }>>): void => {
    for (const [name, { versions }] of Object.entries(named)) {
      for (const version of versions) checkBasis(scope, program, `${word} \`${name}\``, version, version.cites);
    }
  };
  check("rate", program.rates);
  check("season set", program.seasons);
  check("daypart set", program.dayparts);
  for (const version of program.holidays) checkBasis(scope, program, "the holidays", version, version.cites);
  check("authority", oversight.authorities);
  check("instalments", oversight.instalments);
  for (const { name, versions } of Object.values(oversight.authorities)) {
    for (const version of versions) checkBasis(scope, program, `authority \`${name}\``, version, clausesOf(version.body));
  }
  for (const { name, versions } of Object.values(oversight.instalments)) {
    for (const version of versions) checkBasis(scope, program, `instalments \`${name}\``, version, clausesOf(version.body));
  }
}

/** What the clauses of a version cite for themselves: they hold as long as it does. */
function clausesOf(body: UnknownBody | AuthorityBody | InstalmentBody): readonly Citation[] {
  switch (body.kind) {
    case "unknown":
      return [];
    case "authority":
      return [...body.bars, ...body.forbids, ...body.raises].flatMap(({ cites }) => cites);
    case "instalments":
      return body.exceptions.flatMap(({ cites }) => cites);
  }
}

function checkBasis(scope: Pick<Scope, "report">, program: Checked, what: string, version: Version, cites: readonly Citation[]): void {
  const held = heldDays(version);
  for (const { source } of cites) {
    const end = own(program.sources, source)?.annulled;
    if (end === undefined) continue;
    const day = end.reach === "from its start" ? held.from : Math.max(held.from, end.on);
    if (day >= held.to) continue;
    const on = textFromDay(program.calendar, end.on);
    const help = whatToDo(day === held.from, on, end.by);
    const when = end.reach === "from its start" ? "from its start" : `from ${on} on`;
    refuse(scope, "cites-annulled", version.span, { what, day: textFromDay(program.calendar, day), source, by: end.by, when, help });
  }
}

function heldDays({ from, to, annulled }: Version): DaySpan {
  if (annulled === undefined) return { from, to };
  const end: Day = annulled.reach === "from its start" ? from : Math.min(to, annulled.on);
  return { from, to: end };
}

function whatToDo(isDeadFromStart: boolean, on: string, by: string): string {
  if (isDeadFromStart) return `cite a source that is in force, or say that the version fell with it: \`annulled ${on} by ${by}, from its start\``;
  return `end the version with its source: \`to ${on}\`, or \`annulled ${on} by ${by}, from that day\``;
}
