// The page of figures: a table of the targets, then each row by fault or kind.
import { cpus, loadavg, totalmem } from "node:os";
import { INJECTORS } from "./faults/all.ts";
import type { Tally } from "./tally.ts";
import { count, emptyTally, share } from "./tally.ts";
import { targets } from "./targets.ts";

export function figuresPage(tallies: readonly Tally[], seed: number): string {
  const row = (name: string): Tally => tallies.find((tally) => tally.row === name) ?? emptyTally(name);
  const model = cpus()[0]?.model ?? "unknown processor";
  return `# Figures of the diagnosis

${model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}; \`npm run bench:diagnosis\`, seed ${seed}, with ${loadavg()[0]?.toFixed(0)} processes at work on the machine.

Rule files, customers and bills are made at random from the seed (\`bench/diagnosis/\`): blocks by days, months or not scaled, classes, seasons, dayparts, demand and power factor,
fixed charges, taxes over tags, exemptions, a relief with an edge, a minimum bill, roundings, payables that carry or drop what rounding leaves, three versions of the rates, decrees
announced later. The issuer's mistakes are made by code of the bench's own, in the rule text that it bills by, in its facts or in its ledger; the library's
catalogue gives them nothing but their names. By lines: what the issuer counted with (readings, days, period), every line that does not come to nothing, and the sums are printed; by
sums: the period, the total and what is to be paid, and nothing else. An explanation is the true one, or an exact equivalent: it is made once more by the bench's own code, and
every figure of that bill, printed or not, is the issuer's; where the bench has no mistake of its name, the figures that it shows are compared. A whole run has 10,000 right bills,
20,000 with a mistake outside the catalogue, and 2,000 of each other kind (\`out of the air\`: 500); the table says how many this one had.

| what | found | target | |
| --- | --- | --- | --- |
${targets(row)
  .map(({ what, found, target, holds }) => `| ${what} | ${found} | ${target} | ${holds === undefined ? "not tried" : holds ? "" : "falls short"} |`)
  .join("\n")}

An upper bound is the exact one of Clopper and Pearson on one side: the greatest share at which no more than what was found would still come out in one of twenty samples
(for none in n, 1 - 0.05^(1/n), about 3/n).

## Right bills

${table(["bill", "bills", "audit agrees", "adjustment due", "undecided", "differs", "a line accused", "a fault named"], rightRows(row("right")))}

\`differs\` without a line accused: a line was not printed, or no rule has it, and the audit says so.

## One fault

\`first\`: the true one or an exact equivalent stands first. \`alone\`: and no other explanation fits.

${table(["fault", "bills by lines", "first", "alone", "bills by sums", "first", "alone"], oneRows(row("one by lines"), row("one by sums")))}

## Two faults

By the fault that is one of the two; \`among three\`: the true pair or an exact equivalent is among the first three explanations. ${share(row("two by lines"), "explained by one")} of
all pairs are explained by one fault that gives exactly the same bill.

${table(["fault", "bills", "among three", "alone"], twoRows(row("two by lines")))}

## Mistakes outside the catalogue

${table(["mistake", "bills", "a single fits", "and is not marked", "bills with pairs tried", "a single fits", "a pair fits", "and is not marked"], outsideRows(row("outside singles"), row("outside pairs")))}

Not among them is a mistake of the catalogue by another name: a digit mistyped in the only price of a line is the line left out where it makes the price nothing, a discount may be
the price of another year. Both are made once more where the customer used other quantities in a period of another length; where no such bill tells the two apart by more
than one smallest amount, another mistake is drawn. That happened ${count(row("outside singles"), "drawn again") + count(row("outside pairs"), "drawn again")} times.

Nor is a quantity out of the air: whatever a register is said to show, some one digit misread may give it, and no bill can tell the two apart. Of
${count(row("out of the air"), "bills")} such bills a single fits ${count(row("out of the air"), "false single")}: a confirmed single of a reading rests on a photo, not on the bill.
`;
}

function rightRows({ parts }: Tally): readonly (readonly string[])[] {
  const names = ["bills", "audit: agrees", "audit: adjustment due", "audit: undecided", "audit: differs", "accused by the audit", "accused by the diagnosis"];
  return Object.entries(parts).map(([kind, counts]) => [kind, ...names.map((name) => String(counts[name] ?? 0))]);
}

function oneRows(lines: Tally, sums: Tally): readonly (readonly string[])[] {
  return INJECTORS.map(({ fault, name }) => {
    const part = `${fault} ${name}`;
    const cells = [lines, sums].flatMap((tally) => {
      const counts = { counts: tally.parts[part] ?? {} };
      return [String(count(counts, "bills")), share(counts, "hit"), share(counts, "alone")];
    });
    return [part, ...cells];
  });
}

function twoRows({ parts }: Tally): readonly (readonly string[])[] {
  return INJECTORS.map(({ fault, name }) => {
    const own = Object.entries(parts).flatMap(([pair, counts]) => (pair.split(" ").includes(fault) ? [counts] : []));
    const counts = Object.fromEntries(["bills", "hit", "alone"].map((what) => [what, own.reduce((sum, each) => sum + (each[what] ?? 0), 0)]));
    return [`${fault} ${name}`, String(count({ counts }, "bills")), share({ counts }, "hit"), share({ counts }, "alone")];
  });
}

function outsideRows(singlesOnly: Tally, withPairs: Tally): readonly (readonly string[])[] {
  const kinds = [...new Set([...Object.keys(singlesOnly.parts), ...Object.keys(withPairs.parts)])];
  return kinds.map((kind) => {
    const [one, two] = [singlesOnly.parts[kind] ?? {}, withPairs.parts[kind] ?? {}];
    return [
      kind,
      ...["bills", "false single", "single not marked"].map((name) => String(one[name] ?? 0)),
      ...["bills", "false single", "false pair", "pair not marked"].map((name) => String(two[name] ?? 0)),
    ];
  });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
