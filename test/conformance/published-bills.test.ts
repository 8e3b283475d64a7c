// Bills published by utilities, regulators and their customers, worked out again from our rule files: every printed line and total, to the
// digit as printed. The publications lie beside the project, not in it; where they are absent this says so and compares nothing.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Bill, RuleText } from "../../src/index.ts";
import { load } from "../../src/index.ts";
import type { Place, PublishedBill, TotalPlace } from "./published-bills-map.ts";
import { PUBLISHED, WITHOUT_RULES, WRONG_AS_PUBLISHED } from "./published-bills-map.ts";

interface Publication {
  readonly id: string;
  readonly status: string;
  readonly lines: readonly { readonly name: string; readonly amount: number }[];
  readonly total: number;
}

const place = "../shared/conformance/bills/published-bills.json";
const file = fileURLToPath(new URL(`../../${place}`, import.meta.url));

if (existsSync(file)) comparePublications(publicationsOf(file));
else {
  console.warn(`published bills: SKIPPED, ${place} is absent`);
  test.skip(`published bills: skipped, ${place} is absent`, () => {});
}

// What can be said without the publications: the rule files check clean, their own tests hold, and they bill the requests of the table.
describe("the rule files", () => {
  test.each(readdirSync(fileURLToPath(new URL("../../tariffs/world/", import.meta.url))))("%s checks clean and its tests hold", (name) => {
    const { diagnostics, tests } = load([rulesOf(name)]);
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    expect(tests.length).toBeGreaterThan(0);
  });

  test.each([...Object.entries(PUBLISHED), ...Object.entries(WRONG_AS_PUBLISHED)])("%s is billed", (_, published) => {
    const bill = billOf(published);
    const places = [...Object.values(published.lines), published.total];
    expect(places.map((where) => figureAt(bill, where)).filter((figure) => figure === undefined)).toEqual([]);
  });
});

function comparePublications(publications: readonly Publication[]): void {
  const complete = publications.filter(({ status }) => status === "complete");

  test("every complete publication is compared or left out with a reason", () => {
    expect(complete.map(({ id }) => id).filter((id) => !(id in PUBLISHED) && !(id in WITHOUT_RULES))).toEqual([]);
    expect([...Object.keys(PUBLISHED), ...Object.keys(WITHOUT_RULES)].filter((id) => !publications.some((one) => one.id === id))).toEqual([]);
  });

  describe.each(publications.filter(({ id }) => id in PUBLISHED).map((publication) => [publication.id, publication] as const))("%s", (id, publication) => {
    const published = entry(PUBLISHED, id);

    test("has a place or a reason for every printed line", () => {
      expect(Object.keys(published.lines).sort()).toEqual(publication.lines.map(({ name }) => name).sort());
    });

    test("agrees in every printed figure", () => {
      const bill = billOf(published);
      const compared = publication.lines.filter(({ name }) => !("notCompared" in (published.lines[name] ?? { notCompared: "" })));
      const printed = [...compared.map(({ name, amount }) => [name, String(amount)]), ["total", String(publication.total)]];
      const ours = [
        ...compared.map(({ name }) => [name, figureAt(bill, published.lines[name] ?? published.total)]),
        ["total", figureAt(bill, published.total)],
      ];
      expect(ours).toEqual(printed);
    });
  });

  describe.each(publications.filter(({ status }) => status === "source-error").map((publication) => [publication.id, publication] as const))(
    "%s, wrong as published",
    (id, publication) => {
      const published = entry(WRONG_AS_PUBLISHED, id);

      test("gives the lawful figures, and differs from the publication where that is wrong and nowhere else", () => {
        const bill = billOf(published);
        const printed = new Map([
          ...publication.lines.map(({ name, amount }) => [name, String(amount)] as const),
          ["total", String(publication.total)] as const,
        ]);
        const ours = new Map([
          ...publication.lines.map(({ name }) => [name, figureAt(bill, published.lines[name] ?? published.total)] as const),
          ["total", figureAt(bill, published.total)] as const,
        ]);
        expect(Object.fromEntries(ours)).toEqual(published.lawful);
        expect([...printed.keys()].filter((name) => printed.get(name) !== ours.get(name))).toEqual(published.wrong);
      });
    },
  );
}

function publicationsOf(path: string): readonly Publication[] {
  return JSON.parse(readFileSync(path, "utf8"));
}

function entry<T>(table: Readonly<Record<string, T>>, id: string): T {
  const found = table[id];
  if (found === undefined) throw new Error(`${id} has no entry in the table of published bills: add one`);
  return found;
}

function billOf({ file: name, tariff, request }: PublishedBill): Bill {
  const { schedule, diagnostics } = load([rulesOf(name)]);
  if (schedule === undefined) throw new Error(`${name} does not load: ${diagnostics.map(({ message }) => message).join("; ")}`);
  const result = schedule.bill({ id: name, tariff, ...request });
  if (result.kind === "refused") throw new Error(`${name}: ${result.failures.map(({ message }) => message).join("; ")}`);
  return result.bill;
}

function rulesOf(name: string): RuleText {
  const path = `tariffs/world/${name}`;
  return { path, text: readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8") };
}

/** What our bill prints at the place, without zeros that carry nothing. `undefined` where there is no such line or block. */
function figureAt(bill: Bill, where: Place | TotalPlace): string | undefined {
  if (typeof where === "string") return plain(bill[where]);
  if ("notCompared" in where) return where.notCompared;
  const line = bill.lines.find(({ name }) => name === where.line);
  if (line === undefined) return undefined;
  if (!("block" in where)) return plain(line.printed);
  const block = line.blocks.find((one) => one.block === where.block);
  return block === undefined ? undefined : plain(block.amount);
}

function plain(amount: string): string {
  return amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount;
}
