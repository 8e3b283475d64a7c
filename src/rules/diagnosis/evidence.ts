// Evidence beside a bill, and the bills before and after it: what they say of an explanation. A row confirms, refutes, or says nothing.
import { equals, exactFromText } from "../../values/exact.ts";
import type { BillCase, EvidenceRow } from "../issued/case.ts";
import type { Bench, Scene } from "./fault.ts";
import type { Tried } from "./search.ts";
import { differing, observedOf, vectorOf } from "./vector.ts";

export interface Spoken {
  readonly confirms: readonly string[];
  readonly refutes: readonly string[];
}

/** Faults that last: the same mistake stands on every bill from one day on. */
const LASTING: ReadonlySet<number> = new Set([2, 4, 5, 7, 8, 9, 10, 11]);

/** `sceneOf` reads a neighbour as this bill was read; undefined where it cannot be computed. */
export function spokenOf(bench: Bench, found: Tried, sceneOf: (neighbour: BillCase) => Scene | undefined): Spoken {
  const rows = (bench.case.evidence ?? []).map((row) => ({ row, speaks: rowSpeaks(row, found) }));
  const neighbours = LASTING.has(found.fault.stage) ? lasting(bench, found, sceneOf) : mirrored(bench, found);
  const ids = (speaks: "confirms" | "refutes"): readonly string[] => [
    ...rows.flatMap((each) => (each.speaks === speaks ? [`${each.row.kind} ${each.row.id}`] : [])),
    ...neighbours.flatMap((each) => (each.speaks === speaks ? [`bill ${each.id}`] : [])),
  ];
  return { confirms: ids("confirms"), refutes: ids("refutes") };
}

type Speaks = "confirms" | "refutes" | undefined;

function rowSpeaks({ kind, says }: EvidenceRow, { variant: { values }, fault }: Tried): Speaks {
  switch (kind) {
    case "photo":
      return fault.evidence !== "photo" || says["register"] !== values["register"] ? undefined : same(says["reading"], values["right"]);
    case "nameplate":
      // The facts of record hold the right multiplier: a nameplate that shows the one that was billed says that the record is wrong.
      return fault.evidence !== "nameplate" || says["register"] !== values["register"]
        ? undefined
        : same(says["multiplier"], values["multiplier"]) === "confirms"
          ? "refutes"
          : "confirms";
    case "exchange_order":
      return fault.evidence === "exchange order" ? "confirms" : undefined;
    case "bank_line":
      return fault.evidence !== "bank line" ? undefined : same(says["payment"], values["payment"]);
    case "contract":
      return fault.evidence !== "contract" || says["field"] !== values["field"]
        ? undefined
        : same(says["value"], values["value"]) === "confirms"
          ? "refutes"
          : "confirms";
    case "meter_test":
      return undefined;
  }
}

function same(said: string | undefined, value: string | undefined): Speaks {
  if (said === undefined || value === undefined) return undefined;
  if (said === value) return "confirms";
  const [a, b] = [exactFromText(said), exactFromText(value)];
  return a !== undefined && b !== undefined && equals(a, b) ? "confirms" : "refutes";
}

interface NeighbourSpeaks {
  readonly id: string;
  readonly speaks: Speaks;
}

/** A fault that lasts explains a wrong neighbour by the same variant; a right neighbour after a wrong one refutes it, one before only dates its onset. */
function lasting({ case: { issued }, neighbours }: Bench, found: Tried, sceneOf: (neighbour: BillCase) => Scene | undefined): readonly NeighbourSpeaks[] {
  return neighbours.flatMap((neighbour) => {
    const scene = sceneOf(neighbour);
    const right = scene === undefined ? undefined : vectorOf(scene);
    if (scene === undefined || right === undefined) return [];
    const observed = observedOf(neighbour.issued);
    const faulty = found.variant.apply(scene);
    const vector = faulty === undefined ? undefined : vectorOf(faulty);
    // Where the fault would change nothing, the neighbour says nothing.
    if (vector === undefined || differing(right, vector).length === 0) return [];
    const isRight = differing(observed, right).length === 0;
    const isExplained = differing(observed, vector).length === 0;
    const isLater = (neighbour.issued.period?.from ?? "") > (issued.period?.from ?? "");
    return [{ id: neighbour.issued.id, speaks: isExplained ? "confirms" : isRight && isLater ? "refutes" : undefined }];
  });
}

/** A misread mirrors: the next bill begins at the figure that was read wrong. */
function mirrored({ case: { issued }, neighbours }: Bench, { variant: { values } }: Tried): readonly NeighbourSpeaks[] {
  const { end, read, right } = values;
  if (read === undefined || right === undefined) return [];
  return neighbours.flatMap((neighbour) => {
    const isNext = neighbour.issued.period?.from === issued.period?.to;
    const isLast = neighbour.issued.period?.to === issued.period?.from;
    const figures = neighbour.issued.readings.map(({ previous, current }) =>
      isNext && end === "current" ? previous : isLast && end === "previous" ? current : undefined,
    );
    const spoken = figures.flatMap((figure) => (figure === undefined ? [] : [figure]));
    if (spoken.length === 0) return [];
    const isSame = spoken.some((figure) => same(figure, read) === "confirms");
    const isOther = spoken.some((figure) => same(figure, right) === "confirms");
    return [{ id: neighbour.issued.id, speaks: isSame ? ("confirms" as const) : isOther ? ("refutes" as const) : undefined }];
  });
}
