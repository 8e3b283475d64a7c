// The diagnosis of one bill: what mistake gives exactly what was printed, how sure that is, and what would settle it.
import type { Plan } from "../../engine/plan.ts";
import { decimalStep, subtract, ZERO } from "../../values/exact.ts";
import type { BillCase } from "../issued/case.ts";
import type { AsKnown, ReadBill } from "./asked.ts";
import { asked, billReader } from "./asked.ts";
import { coincidenceOf, isOften } from "./coincidence.ts";
import { figureIn } from "./compared.ts";
import type { Answer, Diagnosis, Inversion, LeftOut, NearMiss } from "./diagnosis.ts";
import type { Explanations } from "./explanations.ts";
import { explainedBy, explanationsOf } from "./explanations.ts";
import type { Fault } from "./fault.ts";
import { inversionsOf } from "./inversion.ts";
import { leftTexts, nearMissesOf } from "./near-misses.ts";
import { printedFacts } from "./printed-facts.ts";
import type { Question } from "./question.ts";
import { rateNotesOf } from "./rate-notes.ts";
import type { Found, SearchLimits } from "./search.ts";
import { search } from "./search.ts";
import { evidenceOf, separating } from "./separating.ts";
import { setAside } from "./set-aside.ts";

export interface DiagnoseOptions {
  /** The account's other bills, in any order. */
  readonly neighbours?: readonly BillCase[];
  /** Bills of other accounts of the same time: of the reader's route, or those that a payment may belong to. */
  readonly route?: readonly BillCase[];
  readonly limits?: SearchLimits;
}

export type Diagnoser = (bill: BillCase, options?: DiagnoseOptions) => Diagnosis;

const LIMITS: SearchLimits = { mostPairs: 20_000 };

/** Prepares the plan once; what it gives never throws. */
export function diagnoser(plan: Plan, faults: readonly Fault[]): Diagnoser {
  const read = billReader(plan);
  return (bill, { neighbours = [], route, limits = LIMITS } = {}) => {
    const record = read(bill);
    if (typeof record === "string") return undecided(bill, [], record);
    const { question, asKnown } = asked(plan, bill, record, { neighbours, route });
    const diagnosis = diagnosed(question, asKnown, faults, limits, read);
    return { ...diagnosis, leftOut: [...diagnosis.leftOut, ...setAside(question.bench)] };
  };
}

function diagnosed(question: Question, asKnown: AsKnown, faults: readonly Fault[], limits: SearchLimits, read: ReadBill): Diagnosis {
  const bill = question.bench.case;
  const { aims, leftOut } = question.compared;
  if (aims.size === 0) return undecided(bill, leftOut, "no figure was printed that could be compared");
  if (question.wanted.length === 0) return nothingWrong(bill, leftOut, asKnown);
  const found = search(question, faults, limits);
  return answered(question, asKnown, found, explanationsOf(question, found, read));
}

/** What was left out may be wrong: then nothing is said to be right. A line that was not printed is no accusation. */
function nothingWrong(bill: BillCase, leftOut: readonly LeftOut[], asKnown: AsKnown): Diagnosis {
  const open = leftOut.find(({ kind }) => kind !== "not printed");
  if (open !== undefined) return undecided(bill, leftOut, `what could be compared agrees; ${open.name}: ${open.why}`);
  const why = asKnown === "now" ? undefined : "it is right by what was known on the day of issue; by what is in force now an adjustment is due";
  return { ...nothing(bill), answer: "no fault", asKnown, leftOut, why };
}

function answered(question: Question, asKnown: AsKnown, found: Found, told: Explanations): Diagnosis {
  const { compared, bench } = question;
  // What evidence refutes is no explanation, though it gives every figure: it comes near, and why it is none is said.
  const explanations = told.areRefuted ? [] : told.explanations;
  const [first, second] = explanations;
  const isPair = found.singles.length === 0;
  const fits: Answer = second !== undefined && !told.isSettled ? "ambiguous" : isPair ? "exact-pair" : "exact-single";
  const nearMisses = first === undefined ? nearMissesIn(question, found, told) : isPair ? contradictedIn(question, found) : [];
  const coincidence = chance(question, found);
  const isLikely = isPair || !compared.byLines || isOften(coincidence) || (first !== undefined && first.refutes.length > 0);
  const possibleCoincidence = told.areRefuted || (first !== undefined && isLikely && !told.isConfirmed);
  const isOpen = isPair || fits === "ambiguous" || !compared.byLines || told.areRefuted;
  const inversions = isOpen ? inversionsOf(question) : [];
  const known = { bench, printed: new Set(compared.aims.keys()), factApart: told.factApart, figure: found.figure };
  const isNear = told.explanations.length === 0;
  const open = isNear ? (evidenceOf(nearMisses[0]?.faults ?? []) ?? wouldExplain(inversions, found)) : separating(told.explanations, known);
  return {
    ...nothing(bench.case),
    answer: first !== undefined ? fits : nearMisses.length > 0 ? "near-miss" : "unexplained",
    explanations,
    more: told.areRefuted ? 0 : told.more,
    nearMisses,
    inversions,
    rates: isOpen ? rateNotesOf(question) : [],
    wouldSeparate: first === undefined || fits === "ambiguous" || possibleCoincidence ? open : undefined,
    possibleCoincidence,
    coincidence,
    leftOut: [...compared.leftOut, ...told.silent],
    isCut: found.isCut,
    asKnown,
    why: found.contradiction,
  };
}

/** Those that give every figure, though evidence refutes them or the bill prints another fact, come first. */
function nearMissesIn(question: Question, found: Found, { areRefuted, explanations }: Explanations): readonly NearMiss[] {
  if (areRefuted) return explanations.map(({ faults, refutes }) => ({ faults, left: {}, against: refutes }));
  const { bench } = question;
  const near = nearMissesOf(question, found.alone, decimalStep(bench.scene.plan.currencyDecimals)).filter(({ left }) => left.size > 0);
  return [
    ...contradictedIn(question, found),
    ...near.map((each) => ({ faults: [explainedBy(each.tried)], left: leftTexts(each), against: printedFacts(bench, each.tried.scene).refutes })),
  ];
}

/** Said beside a pair as well: one mistake that a printed fact contradicts may be likelier than two. */
function contradictedIn({ bench }: Question, { contradicted }: Found): readonly NearMiss[] {
  return contradicted.map((tried) => ({ faults: [explainedBy(tried)], left: {}, against: printedFacts(bench, tried.scene).refutes }));
}

/** Where nothing fits: the register, if its quantity could be all; else what the issuer rests the first wrong figure on. */
function wouldExplain([inversion]: readonly Inversion[], { figure }: Found): string | undefined {
  if (inversion !== undefined) return `photo of ${inversion.field}`;
  return figure === undefined ? undefined : `the rule that the issuer rests ${figure} on`;
}

function chance({ compared, right, bench }: Question, { tried, near, figure }: Found): Diagnosis["coincidence"] {
  const computed = figure === undefined ? ZERO : figureIn(compared, right, figure);
  const issued = figure === undefined ? ZERO : (compared.aims.get(figure) ?? ZERO);
  return coincidenceOf(tried, near, computed, subtract(issued, computed), decimalStep(bench.scene.plan.currencyDecimals));
}

function nothing({ issued }: BillCase): Diagnosis {
  return {
    id: issued.id,
    answer: "unexplained",
    explanations: [],
    more: 0,
    nearMisses: [],
    inversions: [],
    rates: [],
    wouldSeparate: undefined,
    possibleCoincidence: false,
    coincidence: { hypotheses: 0, width: "1", expected: "0" },
    leftOut: [],
    isCut: false,
    asKnown: "now",
    why: undefined,
  };
}

function undecided(bill: BillCase, leftOut: readonly LeftOut[], why: string): Diagnosis {
  return { ...nothing(bill), answer: "undecided", leftOut, why };
}
