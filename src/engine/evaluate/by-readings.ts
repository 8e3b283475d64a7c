// Whether a line's usage ends at interim readings: the word of the rates that it uses, whether or not they change in this bill.
import type { Line } from "../../dsl/program.ts";
import type { CrossingWord } from "../../dsl/tree/tree.ts";
import type { Run } from "./context.ts";
import { crossingOf } from "./context.ts";

/** Where rates of the line split, any of them that splits by readings says so; else the tariff's word. */
export function sharesByReadings(run: Run, line: Line): boolean {
  const known = answers.get(line);
  if (known !== undefined) return known;
  const words = [...ratesIn(run, line)].map((rate) => crossingOf(run, rate)).filter(isSplit);
  const answer = words.length === 0 ? run.tariff.crossing === BY_READINGS : words.includes(BY_READINGS);
  answers.set(line, answer);
  return answer;
}

const BY_READINGS: CrossingWord = "split by readings else by days";

function isSplit(word: CrossingWord | undefined): boolean {
  return word === BY_READINGS || word === "split by days";
}

// A line belongs to one tariff of one plan.
const answers = new WeakMap<Line, boolean>();

/** Rates of the line's value and its exceptions, of the lets that they use, and of cells and edges. */
function ratesIn(run: Run, line: Line): ReadonlySet<string> {
  const rates = new Set<string>();
  const lets = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("kind" in value && (value.kind === "rate" || value.kind === "through") && "rate" in value && typeof value.rate === "string" && !rates.has(value.rate)) {
      rates.add(value.rate);
      look(run.plan.rates[value.rate]?.versions);
    }
    if ("kind" in value && value.kind === "let" && "name" in value && typeof value.name === "string" && !lets.has(value.name)) {
      lets.add(value.name);
      look(run.tariff.lets[value.name]?.value);
    }
    for (const member of Object.values(value)) look(member);
  };
  look(line.value);
  look(line.exceptions);
  return rates;
}
