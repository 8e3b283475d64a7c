// Evidence on an account: photos of registers, nameplates, bank lines and the like, from a file of its own.
import type { EvidenceRow } from "../../src/index.ts";
import { EVIDENCE_SAYS, evidenceKind } from "../map/kinds.ts";
import type { EvidenceSpec } from "../map/mapping.ts";
import { quoted } from "../shown.ts";
import type { Reader, Sources } from "./cell-readers.ts";
import { dateAt, numberAt, textAt } from "./cell-readers.ts";
import { textsOf } from "./issued-bill.ts";
import type { Entry, EntryReader } from "./keyed-rows.ts";
import { needed } from "./keyed-rows.ts";
import type { Findings, RowProblem } from "./problem.ts";
import { rowProblem } from "./problem.ts";

/** `sources`: the evidence's file stands for the bills' here. */
export function evidenceReader(sources: Sources, spec: EvidenceSpec): EntryReader<EvidenceRow> {
  const id = spec.id === undefined ? (): undefined => undefined : textAt(sources, spec.id, "evidence.id");
  const day = dateAt(sources, spec.day, "evidence.day");
  const kind = textAt(sources, spec.kind, "evidence.kind");
  const says = sayings(sources, spec);
  const entry: EntryReader<EvidenceRow>["entry"] = (from, row, findings) => {
    const [dayText, kindText] = [needed("day", day, spec.day.source, from, findings), needed("kind", kind, spec.kind.source, from, findings)];
    const known = kindText === undefined ? undefined : evidenceKind(kindText);
    if (kindText !== undefined && known === undefined) findings.problems.push(noKind(kindText, spec));
    if (dayText === undefined || known === undefined) return undefined;
    return { id: id(from, findings) ?? `row ${row}`, day: dayText, kind: known, says: textsOf(says[known] ?? [], from, findings) };
  };
  return { key: textAt(sources, spec.account, "evidence.account"), entry };
}

/** What is broken is left out, and the bill says so: evidence explains a bill, and changes nothing in it. */
export function takenEvidence(
  entries: readonly Entry<EvidenceRow>[],
  file: string,
): { readonly evidence: readonly EvidenceRow[]; readonly notes: readonly RowProblem[] } {
  const broken = entries.filter((entry) => entry.kind !== "read");
  return {
    evidence: entries.flatMap((entry) => (entry.kind === "read" ? [entry.value] : [])),
    notes: broken.map(({ kind, row }) => {
      const message =
        kind === "broken" ? `evidence on this account cannot be read in row ${row}` : `the row does not say whose it is, and may be evidence on this account`;
      return rowProblem("evidence-unreadable", { file, row }, message, "correct that row");
    }),
  };
}

/** By kind: what such evidence says, each as a text or a number. */
function sayings(sources: Sources, { says }: EvidenceSpec): Readonly<Record<string, readonly (readonly [string, Reader<string>])[]>> {
  return Object.fromEntries(
    Object.entries(EVIDENCE_SAYS).map(([kind, names]) => [
      kind,
      Object.entries(names).flatMap(([name, type]) => {
        const spec = Object.hasOwn(says, name) ? says[name] : undefined;
        if (spec === undefined) return [];
        const place = `evidence.says.${name}`;
        return [[name, type === "text" ? textAt(sources, spec, place) : numberAt(sources, spec, place, type === "money")] as const];
      }),
    ]),
  );
}

function noKind(text: string, { kind }: EvidenceSpec): Findings["problems"][number] {
  const column = kind.source.kind === "column" ? kind.source.column : undefined;
  const help = `say in \`values\` of \`evidence.kind\` which of ${Object.keys(EVIDENCE_SAYS).join(", ")} it is`;
  return { code: "not-in-values", of: "bills", column, found: text, problem: `${quoted(text)} is no kind of evidence`, help };
}
