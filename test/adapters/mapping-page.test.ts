// The page of the map: its example gives the case that the page shows, and its fragment is one that a map may hold.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mapFrom } from "../../adapters/index.ts";
import { EVIDENCE_SAYS, LEDGER_KINDS } from "../../adapters/map/kinds.ts";
import { LEDGER_TAKES, ORDERS } from "../../adapters/map/mapping.ts";
import { DECIMAL_MARKS, DIGITS, GROUPINGS, MINUSES } from "../../adapters/reading/format.ts";
import { FILE_FORMATS, UNMAPPED } from "../../adapters/table/table.ts";
import { HOUSEHOLD, read } from "./given.ts";

const page = readFileSync("docs/mapping.md", "utf8");
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, text = ""]) => text);

test("the example gives the case that it shows, which the rules bill", async () => {
  const [bills = "", accounts = "", ledger = ""] = blocks("csv");
  const [map = "", shown = ""] = blocks("json");
  const { items, cases } = await read({ bills, map, others: { "accounts.csv": accounts, "ledger.csv": ledger } });
  expect(items).toHaveLength(1);
  expect(cases[0]?.notes).toEqual([]);
  expect(cases[0]?.case).toEqual(JSON.parse(shown));
  // 126,937 of the household's own test; the issuer printed 250 of insurance beside it.
  expect(HOUSEHOLD.bill(cases[0]?.case.request)).toMatchObject({
    kind: "bill",
    bill: { total: "126937", lines: [{ amount: "115423" }, { amount: "1033" }, { amount: "10481" }] },
  });
});

test("the example is judged line by line", async () => {
  const [bills = "", accounts = "", ledger = ""] = blocks("csv");
  const {
    bills: [only],
  } = await read({ bills, map: blocks("json")[0] ?? "", others: { "accounts.csv": accounts, "ledger.csv": ledger } });
  if (only === undefined) throw new Error("the example has no case");
  const { lines } = HOUSEHOLD.judging.auditBill(only);
  expect(lines.map(({ name, verdict }) => `${name}: ${verdict}`)).toEqual(
    expect.arrayContaining(["energy: agrees", "subscription: agrees", "tax: agrees", "insurance: unknown line", "total: undecided"]),
  );
});

test("lines as rows stand in place of lines", () => {
  const [map = "", , rows = ""] = blocks("json");
  const { lines: _, other_lines: __, ...rest } = JSON.parse(map);
  expect(mapFrom({ ...rest, ...JSON.parse(rows) }, HOUSEHOLD)).toMatchObject({ map: { lines: { kind: "rows" } } });
});

test("every word that a map may hold is told", () => {
  const words = [
    ...DIGITS,
    ...DECIMAL_MARKS,
    ...GROUPINGS.filter((sign) => sign !== " "),
    ...MINUSES,
    ...ORDERS,
    ...LEDGER_TAKES,
    ...LEDGER_KINDS,
    ...FILE_FORMATS,
    ...UNMAPPED,
  ];
  const says = Object.entries(EVIDENCE_SAYS).flatMap(([kind, names]) => [kind, ...Object.keys(names)]);
  expect([...words, ...says].filter((word) => !page.includes(word))).toEqual([]);
});
