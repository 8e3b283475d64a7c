// What the diagnosis must show, each with what was found.
import { upperBound } from "./bounds.ts";
import type { Tally } from "./tally.ts";
import { count, median, share } from "./tally.ts";

export interface Figure {
  readonly what: string;
  readonly found: string;
  readonly target: string;
  /** Undefined where nothing was tried. */
  readonly holds: boolean | undefined;
}

export function targets(row: (name: string) => Tally): readonly Figure[] {
  return [...accusations(row("right")), ...singles(row("one by lines"), row("one by sums")), ...pairs(row("two by lines")), ...strangers(row), ...times(row)];
}

function accusations(right: Tally): readonly Figure[] {
  const bills = count(right, "bills");
  const figure = (what: string, name: string): Figure => ({
    what: `${many(bills)} right bills: ${what}`,
    found: `${count(right, name)}`,
    target: "0 of 10,000",
    holds: bills === 0 ? undefined : count(right, name) === 0,
  });
  return [figure("a line accused by the audit", "accused by the audit"), figure("a fault named by the diagnosis", "accused by the diagnosis")];
}

function singles(lines: Tally, sums: Tally): readonly Figure[] {
  const figure = (tally: Tally, what: string, least: number): Figure => {
    const bills = count(tally, "bills");
    return {
      what: `${many(bills)} bills with one fault, ${what}: the true one or an exact equivalent first`,
      found: `${share(tally, "hit")} (the true one by name ${share(tally, "true")})`,
      target: `${least} % or more`,
      holds: bills === 0 ? undefined : count(tally, "hit") >= (least / 100) * bills,
    };
  };
  const bills = count(lines, "bills");
  return [
    figure(lines, "by printed lines", 97),
    figure(sums, "by sums alone", 90),
    {
      what: "faults that change a printed line and are noticed by the audit",
      found: share(lines, "noticed"),
      target: "all",
      holds: bills === 0 ? undefined : count(lines, "noticed") === bills,
    },
    {
      what: "bills with one fault of which an explanation, made once more, gives another bill",
      found: `${count(lines, "unsound")} of ${count(lines, "made again")}`,
      target: "none",
      holds: bills === 0 ? undefined : count(lines, "unsound") === 0,
    },
  ];
}

function pairs(two: Tally): readonly Figure[] {
  const bills = count(two, "bills");
  return [
    {
      what: `${many(bills)} bills with two faults, by printed lines: the true pair or an exact equivalent among the first three`,
      found: `${share(two, "hit")} (the only explanation ${share(two, "alone")})`,
      target: "90 % or more",
      holds: bills === 0 ? undefined : count(two, "hit") >= 0.9 * bills,
    },
  ];
}

function strangers(row: (name: string) => Tally): readonly Figure[] {
  const [one, two] = [row("outside singles"), row("outside pairs")];
  const both = (name: string): number => count(one, name) + count(two, name);
  const bills = both("bills");
  const figure = (what: string, name: string): Figure => ({
    what,
    found: `${both(name)} (${percent(both(name) / Math.max(1, bills))}), at most ${percent(upperBound(both(name), bills))} (95 %)`,
    target: "at most 0.1 %",
    holds: bills === 0 ? undefined : both(name) <= bills / 1_000,
  });
  return [
    figure(`${many(bills)} bills with a mistake outside the catalogue, by printed lines: a single fits`, "false single"),
    figure("of them a single that is not marked as possible coincidence", "single not marked"),
    {
      what: `${many(count(two, "bills"))} of them with pairs tried: a pair that fits and is not marked as possible coincidence`,
      found: `${count(two, "pair not marked")} of ${count(two, "false pair")}`,
      target: "none",
      holds: count(two, "bills") === 0 ? undefined : count(two, "pair not marked") === 0,
    },
  ];
}

function percent(rate: number): string {
  return `${(100 * rate).toFixed(3)} %`;
}

function times(row: (name: string) => Tally): readonly Figure[] {
  const figure = (what: string, { times: measured }: Tally, name: string, most: number): Figure => {
    const [processor, clock] = [measured[name] ?? [], measured[`${name} on the clock`] ?? []];
    return {
      what: `time for each bill, median of ${many(processor.length)}: ${what}`,
      found: `${median(processor).toFixed(2)} ms of processor time (${median(clock).toFixed(2)} ms on the clock)`,
      target: `${most} ms or less`,
      holds: processor.length === 0 ? undefined : median(processor) <= most,
    };
  };
  return [
    figure("audit of a right bill", row("right"), "audit", 1),
    figure("diagnosis where one fault fits", row("one by lines"), "singles", 50),
    figure("diagnosis where pairs are tried", row("two by lines"), "pairs", 500),
  ];
}

function many(number: number): string {
  return number.toLocaleString("en");
}
