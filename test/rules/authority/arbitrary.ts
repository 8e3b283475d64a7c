// Random rules and journals for properties of authority. A matrix is made of boxes each within the next, handed to grades from the lowest: so it passes the rules
// of decision 0007 whatever its figures.
import fc from "fast-check";
import type { AuthorityBody, MatrixRow } from "../../../src/dsl/oversight.ts";
import type { Plan } from "../../../src/engine/plan.ts";
import type { JournalRecord, Request } from "../../../src/rules/records/record.ts";
import { textFromDay } from "../../../src/values/calendar.ts";
import { authority, body, choice, compared, dayOf, GRADES, members, NOWHERE, planWith, row } from "../../generators/authority-plan.ts";
import { approved, delegated, executed, refused, request, STAFF, withdrawn } from "./records.ts";

export const FIRST_DAY: number = dayOf("1399-01-01");

export function dayText(day: number): string {
  return textFromDay("persian", FIRST_DAY + day);
}

/** Boxes from the innermost: limits only grow, and once one is gone it stays gone; documents and approvers only grow. The outermost is the board's, without limits. */
const nestedRows: fc.Arbitrary<readonly MatrixRow[]> = fc
  .array(
    fc.record({
      amount: fc.integer({ min: 0, max: 40 }),
      share: fc.integer({ min: 0, max: 30 }),
      age: fc.integer({ min: 0, max: 5 }),
      rank: fc.integer({ min: 0, max: 1 }),
      more: fc.boolean(),
      ends: fc.constantFrom(undefined, undefined, "amount", "share", "age"),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((steps) => {
    const ended = new Set<string>();
    let [amount, share, age, rank, approvers] = [0, 0, 0, 0, 1];
    const rows = steps.map((step) => {
      [amount, share, age] = [amount + step.amount, share + step.share, age + step.age];
      rank = Math.min(rank + step.rank, 2);
      approvers += step.more ? 1 : 0;
      if (step.ends !== undefined) ended.add(step.ends);
      const limit = (name: string, text: string): string | undefined => (ended.has(name) ? undefined : text);
      return row(GRADES[rank]?.name ?? "clerk", {
        amount: limit("amount", String(amount)),
        share: limit("share", `${share}/100`),
        age: ended.has("age") ? undefined : age,
        approvers,
        documents: approvers > 1 ? ["photo", "sheet"] : ["photo"],
      });
    });
    return [...rows, row("board", { approvers: approvers + 1, documents: ["photo", "sheet"] })];
  });

const clauses: fc.Arbitrary<Partial<AuthorityBody>> = fc.record({
  amount: fc.constantFrom("net", "gross"),
  cumulate: fc.constantFrom({ count: 3, unit: "months" }, { count: 40, unit: "days" }),
  delegation: fc.constantFrom("none", "one step", "onward"),
  expires: fc.constantFrom(undefined, 10),
  raises: fc.constantFrom([], [{ condition: choice("account.related", "yes"), topApprovers: 4, cites: [], span: NOWHERE }]),
  bars: fc.constantFrom([], [{ name: "old", labels: {}, condition: compared("age", ">", "20"), cites: [], marks: [], span: NOWHERE }]),
  forbids: fc.constantFrom([], [{ roles: ["requester", "approver"], cites: [], span: NOWHERE }]),
});

/** One matrix for every kind, or one for each. */
export const arbitraryPlan: fc.Arbitrary<Plan> = fc.tuple(nestedRows, fc.option(nestedRows, { nil: undefined }), clauses).map(([first, second, parts]) => {
  const of = (rows: readonly MatrixRow[], kind: string): readonly MatrixRow[] => rows.map((each) => ({ ...each, fits: { kind: [kind] } }));
  const rows = second === undefined ? first : [...of(first, "misread"), ...of(second, "wrong_class")];
  return planWith({
    authorities: {
      corrections: authority("corrections", {
        kinds: members("misread", "wrong_class"),
        causes: members("meter"),
        documents: members("photo", "sheet"),
        body: body(rows, parts),
      }),
    },
  });
});

/** Small figures, so that sums meet limits often. */
export const arbitraryRequest: fc.Arbitrary<Omit<Request, "id">> = fc
  .record({
    day: fc.integer({ min: 0, max: 150 }),
    amount: fc.integer({ min: -60, max: 60 }),
    lines: fc.option(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 })), { nil: undefined }),
    back: fc.integer({ min: 0, max: 200 }),
    bill: fc.option(fc.constantFrom("b1", "b2"), { nil: undefined }),
    account: fc.constantFrom("a1", "a1", "a2"),
    kind: fc.constantFrom("misread", "wrong_class"),
    requester: fc.constantFrom("ali", "clara"),
    related: fc.constantFrom("no", "no", "yes"),
    documents: fc.constantFrom(["photo", "sheet"], ["photo", "sheet"], ["photo"]),
  })
  .map(({ day, amount, lines, back, bill, account, related, ...parts }) => {
    const { id: _, ...others } = request("r", {
      ...parts,
      revision: 1,
      day: dayText(day),
      oldest_day: dayText(day - back),
      amount: String(lines === undefined ? amount : lines[0] + lines[1]),
      lines: lines?.map((change, at) => ({ name: `line${at}`, issued: "100", recomputed: String(100 + change) })),
      bill: bill === undefined ? undefined : { id: bill, total: "200", issued_on: dayText(0) },
      account: { id: account, facts: { related } },
    });
    return others;
  });

const PERSONS = STAFF.flatMap((record) => (record.record === "appointment" ? [record.person] : []));

/** What happens to a request: approvals, a refusal or withdrawal, a new revision, a carrying out; each some days after it. */
const history = fc.record({
  approvals: fc.array(
    fc.tuple(fc.constantFrom(...PERSONS, "nima"), fc.integer({ min: -1, max: 12 }), fc.constantFrom(undefined, undefined, undefined, "d1", "d2")),
    { maxLength: 3 },
  ),
  refusal: fc.option(fc.tuple(fc.constantFrom("dina", "sara"), fc.integer({ min: 0, max: 12 })), { nil: undefined }),
  withdrawal: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined, freq: 2 }),
  revision: fc.option(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: -60, max: 60 })), { nil: undefined, freq: 2 }),
  execution: fc.option(fc.integer({ min: 0, max: 14 }), { nil: undefined }),
});

const DELEGATIONS: readonly JournalRecord[] = [
  delegated("d1", "dina", "clara", { to: "1399-03-01" }),
  delegated("d2", "clara", "nima", { from: "1399-02-01" }),
];

/** Requests r0, r1, ... with what happened to each, and the office of the tests. */
export const arbitraryJournal: fc.Arbitrary<readonly JournalRecord[]> = fc
  .array(fc.tuple(arbitraryRequest, history), { minLength: 1, maxLength: 7 })
  .map((asked) => [...STAFF, ...DELEGATIONS, ...asked.flatMap(([parts, happened], at) => recordsOf({ id: `r${at}`, ...parts }, happened))]);

type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

function recordsOf(of: Request, { approvals, refusal, withdrawal, revision, execution }: History): readonly JournalRecord[] {
  const after = (days: number): string => textFromDay("persian", dayOf(of.day) + days);
  const second = revision === undefined ? undefined : { ...of, revision: 2, day: after(revision[0]), amount: String(revision[1]), lines: undefined };
  const latest = second ?? of;
  return [
    of,
    ...(second === undefined ? [] : [second]),
    ...approvals.map(([person, days, delegation], at) =>
      approved(at === 0 ? of : latest, person, { id: `ok-${of.id}-${at}`, day: after(days), ...(delegation === undefined ? {} : { delegation }) }),
    ),
    ...(refusal === undefined ? [] : [refused(of, refusal[0], after(refusal[1]))]),
    ...(withdrawal === undefined ? [] : [withdrawn(of, after(withdrawal))]),
    ...(execution === undefined ? [] : [executed(latest, after(execution))]),
  ];
}
