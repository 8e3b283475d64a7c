// `mizan diagnose`: which mistake gives exactly what was printed, bill by bill.
import type { BillCase, Diagnosis } from "../src/index.ts";
import type { GoodCase } from "./case-rows.ts";
import { caseRows } from "./case-rows.ts";
import { scheduleAt } from "./checked.ts";
import type { Io } from "./io.ts";
import { needed } from "./oversight-schedule.ts";
import { progressOn } from "./progress.ts";
import { counted } from "./shown.ts";

export interface DiagnoseBillsOptions {
  readonly bills: string | undefined;
  /** How to read an issuer's own file; undefined: the file holds cases. */
  readonly map: string | undefined;
  readonly format: "pretty" | "jsonl";
  readonly progress: boolean;
}

/** 0 no bill is wrong, 1 some are or cannot be decided, 2 could not check. */
export async function diagnose(io: Io, path: string, options: DiagnoseBillsOptions): Promise<number> {
  const file = needed(options.bills, "--bills", "diagnose");
  const schedule = await scheduleAt(io, path);
  if (schedule === undefined) return 2;
  const progress = progressOn(io, options.progress);
  let [judged, right, broken] = [0, 0, 0];
  const earlier: BillCase[] = [];
  for await (const row of caseRows(io, schedule, file, options.map)) {
    await progress.clear();
    if (row.kind === "broken") {
      broken += 1;
      await io.stderr.write(row.text);
    } else {
      const { account } = row.case.issued;
      const diagnosis = schedule.judging.diagnose(row.case, { neighbours: othersOf(row) ?? earlier.filter(({ issued }) => issued.account === account) });
      judged += 1;
      right += diagnosis.answer === "no fault" ? 1 : 0;
      await io.stdout.write(options.format === "jsonl" ? `${JSON.stringify(diagnosis)}\n` : sheetOf(diagnosis));
      earlier.push(row.case);
      if (earlier.length > MOST_EARLIER) earlier.shift();
    }
    await progress.tick(() => `${counted(judged, "bill")} diagnosed`);
  }
  await progress.clear();
  await io.stderr.write(`${counted(judged, "bill")}: ${right} right, ${judged - right} not; ${broken} could not be read\n`);
  return judged === right && broken === 0 ? 0 : 1;
}

function othersOf({ ofAccount }: GoodCase): readonly BillCase[] | undefined {
  return ofAccount?.bills.filter((_, at) => at !== ofAccount.at);
}

/** Bills of one account stand near one another in a run. */
const MOST_EARLIER = 1000;

function sheetOf({ id, answer, explanations, nearMisses, wouldSeparate, possibleCoincidence, coincidence, why }: Diagnosis): string {
  const lines = explanations.map(({ faults, confirms, refutes }) => {
    const spoken = [...confirms.map((each) => `confirmed by ${each}`), ...refutes.map((each) => `refuted by ${each}`)].join(", ");
    return `  ${faults.map(({ fault, name, key }) => `${name} (${fault}: ${key})`).join(" and ")}${spoken === "" ? "" : `; ${spoken}`}`;
  });
  const near = nearMisses.map(
    ({ faults, left }) =>
      `  near: ${faults.map(({ key }) => key).join(" and ")} leaves ${Object.entries(left)
        .map(([name, amount]) => `${name} ${amount}`)
        .join(", ")}`,
  );
  return `${[
    `${id}: ${answer}`,
    ...lines,
    ...near,
    ...(wouldSeparate === undefined ? [] : [`  to tell them apart: ${wouldSeparate}`]),
    ...(possibleCoincidence ? [`  may be chance: ${coincidence.hypotheses} hypotheses, expected chance matches ${coincidence.expected}`] : []),
    ...(why === undefined ? [] : [`  ${why}`]),
  ].join("\n")}\n`;
}
