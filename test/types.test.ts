// What the types refuse, said with @ts-expect-error: `tsc` fails where one of these lines were to compile. And what the values are at run time.
import { expect, expectTypeOf, test } from "vitest";
import type { Bill, BillLine, BillRequest, BillResult, Diagnostic, FailureCode, RequestNames, Schedule } from "../src/index.ts";
import { load } from "../src/index.ts";

interface Names extends RequestNames {
  readonly tariff: "residential" | "public";
  readonly account: "class" | "households";
  readonly usage: "active" | "demand";
  readonly history: "demand";
  readonly charges: "bought";
}

type Request = BillRequest<Names>;

const PERIOD = { from: "1394-03-01", to: "1394-04-01" };

test("a request is narrowed to the schedule's names", () => {
  const requests: readonly Request[] = [
    { id: "1", period: PERIOD },
    { id: "1", period: PERIOD, tariff: "residential", account: { class: "residential", households: "2" }, usage: { active: "230", demand: "4.5" } },
    {
      id: "1",
      period: PERIOD,
      account: { class: [{ from: "1394-03-01", value: "residential" }] },
      readings: [{ register: "active", previous: "1", current: "2" }],
    },
    { id: "1", period: PERIOD, usage: { active: { peak: "1", mid: "2" } }, history: { demand: ["3", "4"] } },
    // @ts-expect-error a tariff that the schedule does not have
    { id: "1", period: PERIOD, tariff: "industry" },
    // @ts-expect-error an account field that the schedule does not have
    { id: "1", period: PERIOD, account: { colour: "red" } },
    // @ts-expect-error a usage field that the schedule does not have
    { id: "1", period: PERIOD, usage: { activ: "230" } },
    // @ts-expect-error a register that the schedule does not have
    { id: "1", period: PERIOD, readings: [{ register: "gas", previous: "1", current: "2" }] },
    // @ts-expect-error history of a field that has none
    { id: "1", period: PERIOD, history: { active: ["3"] } },
    // @ts-expect-error a charge that the schedule does not have
    { id: "1", period: PERIOD, charges: { transit: "3" } },
    // @ts-expect-error a field that no request has
    { id: "1", period: PERIOD, colour: "red" },
  ];
  expect(requests.length).toBe(11);
});

test("a number where a decimal string belongs is an error", () => {
  const requests: readonly BillRequest[] = [
    // @ts-expect-error usage
    { id: "1", period: PERIOD, usage: { active: 230 } },
    // @ts-expect-error usage by daypart
    { id: "1", period: PERIOD, usage: { active: { peak: 230 } } },
    // @ts-expect-error a whole number of the account
    { id: "1", period: PERIOD, account: { households: 2 } },
    // @ts-expect-error a reading
    { id: "1", period: PERIOD, readings: [{ register: "active", previous: 1, current: 2 }] },
    // @ts-expect-error what was carried
    { id: "1", period: PERIOD, brought_forward: 640 },
    // @ts-expect-error history
    { id: "1", period: PERIOD, history: { demand: [3] } },
    // @ts-expect-error no id
    { period: PERIOD },
    // @ts-expect-error no period
    { id: "1" },
  ];
  expect(requests.length).toBe(8);
});

test("every amount of a bill is a string", () => {
  expectTypeOf<Bill["payable"]>().toEqualTypeOf<string>();
  expectTypeOf<Bill["total"]>().toEqualTypeOf<string>();
  expectTypeOf<Bill["carried"]>().toEqualTypeOf<string>();
  expectTypeOf<BillLine["amount"]>().toEqualTypeOf<string>();
  expectTypeOf<BillLine["printed"]>().toEqualTypeOf<string>();
  expectTypeOf<BillLine["rate"]>().toEqualTypeOf<string | null>();
  expectTypeOf<BillLine["blocks"][number]["quantity"]>().toEqualTypeOf<string>();
  expectTypeOf<FailureCode>().toExtend<string>();
});

test("what may be missing must be looked at first", () => {
  const { schedule, diagnostics } = load([{ path: "a.mizan", text: "" }]);
  // @ts-expect-error there may be no schedule
  expect(() => schedule.name).toThrow(TypeError);
  expectTypeOf(schedule).toEqualTypeOf<Schedule | undefined>();
  expectTypeOf(diagnostics).toEqualTypeOf<readonly Diagnostic[]>();
  const result: BillResult = { kind: "refused", id: undefined, failures: [] };
  const refused = (given: BillResult): unknown =>
    // @ts-expect-error a refusal has no bill
    given.bill;
  expect(refused(result)).toBeUndefined();
});

test("a bill cannot be written to", () => {
  const line: Pick<BillLine, "amount" | "tags"> = { amount: "1", tags: ["taxable"] };
  const write = (): void => {
    // @ts-expect-error read only
    line.amount = "2";
    // @ts-expect-error read only
    line.tags.push("other");
  };
  expect(write).not.toThrow();
});
