// The version of an authority that was in force on a day, as known on a day, and whether what it and a request rest on was annulled.
import type { Authority } from "../../dsl/oversight.ts";
import type { Citation, Version } from "../../dsl/program.ts";
import { annulledOn, versionOn } from "../../engine/evaluate/versions.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import { own } from "../../values/record.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { Basis } from "../records/record.ts";
import type { AuthorityVersion, ReadyVersion } from "./ready.ts";
import { readyVersion } from "./ready.ts";

export type InForce =
  | { readonly kind: "ready"; readonly ready: ReadyVersion }
  | { readonly kind: "none"; readonly finding: Finding; readonly version: AuthorityVersion | undefined };

interface RuleVersions {
  readonly name: string;
  readonly versions: readonly Version[];
}

/** For many questions about one plan: each version is made ready once. */
export function versionFinder(plan: Plan, known: Day | undefined): (authority: Authority, day: Day, place: FindingPlace) => InForce {
  const made = new Map<AuthorityVersion, ReadyVersion>();
  return (authority, day, place) => {
    const version = versionOn(authority.versions, day, known);
    if (version === undefined) return { kind: "none", version: undefined, finding: whyNone(plan, authority, day, known, place) };
    const { body } = version;
    if (body.kind === "unknown") {
      const values = { authority: authority.name, day: textFromDay(plan.calendar, day), because: body.because };
      return { kind: "none", version, finding: findingOf("rule-unknown", values, { ...place, cites: version.cites, marks: version.marks }) };
    }
    const ready = made.get(version) ?? readyVersion(plan, authority, version, body);
    made.set(version, ready);
    return { kind: "ready", ready };
  };
}

/** Of an authority, or of any other rule that has versions. */
export function whyNone({ calendar }: Plan, authority: RuleVersions, day: Day, known: Day | undefined, place: FindingPlace): Finding {
  const ended = annulledOn(authority.versions, day, known);
  if (ended?.annulled === undefined) return findingOf("no-version-in-force", { authority: authority.name, day: textFromDay(calendar, day) }, place);
  const { on, by } = ended.annulled;
  const at = { ...place, cites: [{ source: by, clause: undefined }], marks: ended.marks };
  return findingOf("annulled-basis", { source: authority.name, on: textFromDay(calendar, on) }, at);
}

/** What was annulled by the day, as known, among the sources that an act rests on: the rule's own citations, and what the act itself cites. */
export function basisFaults(
  plan: Plan,
  cites: readonly Citation[],
  basis: Basis | undefined,
  day: Day,
  known: Day | undefined,
  place: FindingPlace,
): readonly Finding[] {
  if (cites.length === 0 && basis === undefined) return [];
  const sources = new Set([...cites.map(({ source }) => source), ...(basis === undefined ? [] : [basis.source])]);
  return [...sources].flatMap((name) => {
    const source = own(plan.sources, name);
    if (source === undefined) return [findingOf("basis-unknown", { source: name }, { ...place, cites: [] })];
    const end = source.annulled;
    if (end === undefined || (known !== undefined && known < end.on) || (end.reach === "from that day" && day < end.on)) return [];
    const at = { ...place, cites: [{ source: end.by, clause: undefined }] };
    return [findingOf("annulled-basis", { source: name, on: textFromDay(plan.calendar, end.on) }, at)];
  });
}
