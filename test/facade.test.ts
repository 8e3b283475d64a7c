// The library as a program outside meets it: of the project this file imports the face alone.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BilledResult, BillRequest, Schedule } from "../src/index.ts";
import * as face from "../src/index.ts";
import { explain, explainAsData, FAILURES, formatRules, load, loadPlan, PLAN_VERSION, renderDiagnostic, useTargets } from "../src/index.ts";

const path = "household.mizan";
const text = readFileSync("examples/household/rules.mizan", "utf8");
const loaded = load([{ path, text }]);

/** 230 kWh in 31 days of 1394: three blocks, a fee and a tax. */
const REQUEST: BillRequest = {
  id: "first",
  account: { class: "residential", rural: "no", households: "1" },
  period: { from: "1394-03-01", to: "1394-04-01" },
  usage: { active: "230" },
};

function household(): Schedule {
  if (loaded.schedule === undefined) throw new Error("the example does not load");
  return loaded.schedule;
}

function billed(request: unknown): BilledResult {
  const result = household().bill(request);
  if (result.kind === "refused") throw new Error(result.failures.map(({ message }) => message).join("\n"));
  return result;
}

test("what the face gives, by name", () => {
  expect(Object.keys(face).sort()).toEqual(
    [
      ...["DIAGNOSTIC_CODES", "ENGINE_VERSION", "FAILURES", "LANGUAGE_VERSION", "PLAN_VERSION", "checkIranBillId", "checkIranPaymentId"],
      ...["explain", "explainAsData", "formatRules", "iranPaymentId", "load", "loadPlan", "ownLabel", "renderDiagnostic", "useTargets"],
      ...["visibleText", "dayFromText", "nearestName", "scaledText", "textFromDay", "whyNotADate"],
      ...["acrossAccount", "acrossPopulation", "billRecord", "mergedPopulations", "populationOf", "FAULT_VALUES_FA", "sameIds", "unharmedOf"],
      ...["exact", "lineVariant", "planVariant", "rateVariant", "registerVariant", "registersOf", "touchedByFact", "withFact", "withRegister", "withUsage"],
      ...["AWAITED", "FAULTS", "diagnoser", "withFaults", "FINDINGS", "appendRecords", "recordHash", "verifyChain", "explainChain"],
      ...["causePage", "verdictPage", "dossierPage", "entitlementPage", "dossierHash", "isDossier", "findingEntry", "findingRecord", "DOSSIER_LANGUAGES"],
    ].sort(),
  );
});

test("the engine's version is the package's", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(face.ENGINE_VERSION).toBe(version);
});

describe("load", () => {
  test("a good file gives a schedule, its tests and what is not settled", () => {
    expect(loaded.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(household().name).toBe("household");
    expect(household().tariffs).toEqual(["residential", "public"]);
    expect(loaded.tests.map(({ title, problems }) => [title, problems])).toEqual([["230 kWh in 31 days", []]]);
    expect(loaded.unsettled).toEqual({ unknown: 0, untranslatable: 1, unverified: 3, example: 1, testedNotProved: 0 });
    expect(household().coverage(loaded.tests).lines).toMatchObject({ covered: 3 });
  });

  test("without `prove` no test is run", () => {
    expect(load([{ path, text }], { prove: false }).tests).toEqual([]);
  });

  test("files that use one another are one schedule, in any order", () => {
    const [head = "", ...rest] = text.split("\n\nrate ");
    const files = [
      { path: "rules/main.mizan", text: `use "parts/rates.mizan"\n${head}` },
      { path: "rules/parts/rates.mizan", text: rest.map((part) => `rate ${part}`).join("\n\n") },
    ];
    expect(useTargets("rules/main.mizan", files[0]?.text ?? "")).toEqual(["rules/parts/rates.mizan"]);
    for (const order of [files, files.toReversed()]) expect(load(order).schedule?.plan.hash).toBe(household().plan.hash);
  });

  test("a broken file gives diagnostics with place and help, and no schedule", () => {
    const broken = text.replace("usage.active through energy_price", "usage.activ through energy_price");
    const { schedule, diagnostics } = load([{ path, text: broken }]);
    expect(schedule).toBeUndefined();
    const [first] = diagnostics.filter(({ severity }) => severity === "error");
    if (first === undefined) throw new Error("no diagnostic");
    expect(face.DIAGNOSTIC_CODES).toContain(first.code);
    expect(first.span).toMatchObject({ file: path, line: broken.slice(0, broken.indexOf("usage.activ ")).split("\n").length });
    const shown = renderDiagnostic(first, broken);
    expect(shown).toContain("usage.activ");
    expect(shown).toContain("^");
  });

  test("a test that does not hold is an error, and so is a claim that is refuted", () => {
    expect(load([{ path, text: text.replace("payable = 126_000 IRR", "payable = 127_000 IRR") }]).diagnostics.map(({ code }) => code)).toContain("test-fails");
    const claim =
      "\nprove residential energy does not rise as usage.active grows, usage.active 0 .. 100 kWh, account.class = residential, account.rural = no, account.households = 1, period 1394-03-01 .. 1394-04-01\n";
    expect(load([{ path, text: text + claim }]).diagnostics.map(({ code }) => code)).toContain("claim-refuted");
  });

  test("no text makes it throw: any string", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.string({ unit: "grapheme", maxLength: 200 })), (any) => {
        const { schedule, diagnostics } = load([{ path, text: any }]);
        expect(schedule).toBeUndefined();
        expect(diagnostics.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  test("no text makes it throw: a rule file with a piece cut out, doubled or moved", () => {
    const words = text.match(/\s+|[^\s\w]|\w+/g) ?? [];
    const places = fc.nat(words.length - 1);
    fc.assert(
      fc.property(places, fc.nat(12), places, fc.boolean(), (at, length, to, keep) => {
        const piece = words.slice(at, at + length);
        const rest = keep ? words : [...words.slice(0, at), ...words.slice(at + length)];
        const { schedule, diagnostics } = load([{ path, text: [...rest.slice(0, to), ...piece, ...rest.slice(to)].join("") }]);
        expect(schedule === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
      }),
      { numRuns: 60 },
    );
  });
});

describe("bill", () => {
  test("every figure of a bill worked out by hand", () => {
    const { bill } = billed(REQUEST);
    // Blocks of 103 1/3 kWh: 103 1/3 x 409 + 103 1/3 x 477 + 23 1/3 x 1023 = 115,423 1/3. Fee 1,000 x 31 / 30. Tax 9 % of 115,423 + 1,033.
    expect(bill).toMatchObject({
      kind: "bill",
      id: "first",
      tariff: "residential",
      currency: "IRR",
      total: "126937",
      payable: "126000",
      carried: "937",
      dropped: "0",
      brought_forward: "0",
    });
    expect(bill.period).toEqual({ from: "1394-03-01", to: "1394-04-01", days: 31 });
    expect(bill.lines.map(({ name, amount }) => [name, amount])).toEqual([
      ["energy", "115423"],
      ["subscription", "1033"],
      ["tax", "10481"],
    ]);
    expect(bill.lines[0]?.blocks.map(({ exact, quantity }) => exact.quantity ?? quantity)).toEqual(["310/3", "310/3", "70/3"]);
    expect(bill.receipt).toMatchObject({ engine: face.ENGINE_VERSION, language: face.LANGUAGE_VERSION, plan: household().plan.hash, known: null });
  });

  test("labels come in the language asked for, and fall back", () => {
    const label = (language: string | undefined): string | undefined => {
      const result = household().bill(REQUEST, language === undefined ? {} : { language });
      return result.kind === "bill" ? result.bill.lines[0]?.label : undefined;
    };
    expect([label("fa"), label(undefined), label("de")]).toEqual(["بهای انرژی", "Energy", "Energy"]);
  });

  test("no amount, price or quantity is a number: only days, block numbers and the language's version are counted", () => {
    const counted: string[] = [];
    const look = (value: unknown, at: string): void => {
      if (typeof value === "number") counted.push(at);
      else if (Array.isArray(value)) for (const member of value) look(member, `${at}[]`);
      else if (typeof value === "object" && value !== null) for (const [key, member] of Object.entries(value)) look(member, `${at}.${key}`);
    };
    look(JSON.parse(JSON.stringify(billed(REQUEST).bill)), "bill");
    expect([...new Set(counted)].sort()).toEqual(["bill.lines[].blocks[].block", "bill.period.days", "bill.receipt.language"]);
    counted.length = 0;
    look(JSON.parse(JSON.stringify(explainAsData(billed(REQUEST)))), "data");
    expect(
      [...new Set(counted.map((at) => at.split(".").at(-1)))].filter((name) => !["days", "block", "line", "column", "bills"].includes(name ?? "")),
    ).toEqual([]);
  });

  test("a refusal has a code of the catalogue, words and a remedy", () => {
    const refused: readonly (readonly [string, unknown])[] = [
      ["request-invalid", { ...REQUEST, usage: { active: 230 } }],
      ["request-invalid", { ...REQUEST, colour: "red" }],
      ["request-invalid", { ...REQUEST, period: { from: "1394-04-01", to: "1394-03-01" } }],
      ["request-invalid", { ...REQUEST, tariff: "farms" }],
      ["tariff-does-not-fit", { ...REQUEST, tariff: "public" }],
      ["fact-missing", { ...REQUEST, usage: {} }],
      ["outside-horizon", { ...REQUEST, period: { from: "1395-12-20", to: "1396-01-20" } }],
    ];
    for (const [code, request] of refused) {
      const result = household().bill(request);
      if (result.kind === "bill") throw new Error(`billed: ${JSON.stringify(request)}`);
      expect(result.id).toBe("first");
      expect(Object.keys(FAILURES)).toEqual(expect.arrayContaining(result.failures.map((failure) => failure.code)));
      expect([JSON.stringify(request), result.failures.map((failure) => failure.code)]).toEqual([JSON.stringify(request), expect.arrayContaining([code])]);
      for (const { message, help } of result.failures) expect(`${message}${help}`).not.toMatch(/[{}]|undefined/);
    }
  });

  test("no value makes it throw", () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withObjectString: true, withSparseArray: true }),
        (any) => {
          expect(household().bill(any).kind).toBe("refused");
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("explain", () => {
  test("in English and Persian it names the rule, the version, the source and the inputs", () => {
    const result = billed(REQUEST);
    for (const words of ["energy_price", "Residential rates of 1394", "1394-01-01", "230 kWh", "409 IRR/kWh"]) expect(explain(result, "en")).toContain(words);
    expect(explain(result, "fa")).toContain("بهای انرژی");
    expect(explain(result)).toBe(explain(result, "en"));
    expect(explainAsData(result)).toMatchObject({ kind: "explanation", id: "first", currency: "IRR" });
  });
});

describe("schemas", () => {
  test("JSON Schema of a request names the schedule's fields, and is JSON", () => {
    const schema = household().jsonSchema();
    expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
    const json = JSON.stringify(schema);
    expect(JSON.parse(json)).toEqual(schema);
    for (const name of ["active", "households", "rural", "brought_forward"]) expect(json).toContain(`"${name}"`);
  });

  test("the zod schema takes what `bill` takes and refuses a number in place of a decimal string", () => {
    expect(household().requestSchema.safeParse(REQUEST).success).toBe(true);
    expect(household().requestSchema.safeParse({ ...REQUEST, usage: { active: 230 } }).success).toBe(false);
  });

  test("the TypeScript declaration names what there is", () => {
    const declared = household().typeScript();
    expect(declared).toContain('readonly tariff: "residential" | "public";');
    expect(declared).toContain('readonly usage: "active";');
    expect(declared).toContain('import type { BillRequest } from "mizan"');
  });
});

describe("a stored plan", () => {
  test("bills the same bytes without the rule file", () => {
    const { schedule, problem } = loadPlan(JSON.stringify(household().plan));
    expect(problem).toBeUndefined();
    const result = schedule?.bill(REQUEST);
    expect(result?.kind === "bill" ? JSON.stringify(result.bill) : undefined).toBe(JSON.stringify(billed(REQUEST).bill));
  });

  test("of another version, changed, or no plan at all is refused with the reason", () => {
    const plan = JSON.stringify(household().plan);
    const problems = [
      plan.replace(`"planVersion":${PLAN_VERSION}`, '"planVersion":1'),
      plan.replace('"languageVersion":1', '"languageVersion":2'),
      plan.replace('"409"', '"408"'),
      plan.slice(0, -1),
      "{}",
      "null",
      "",
    ].map((json) => loadPlan(json).problem);
    expect(problems).toEqual([
      expect.stringMatching(/plan version 1 is not/),
      expect.stringMatching(/language version 2/),
      expect.stringMatching(/changed after it was stored/),
      ...Array.from({ length: 4 }, () => expect.stringMatching(/not a stored plan/)),
    ]);
  });

  test("no text makes it throw", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (any) => {
        expect(loadPlan(any).schedule).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });
});

test("formatting twice changes nothing, and a broken file is left alone", () => {
  const { value } = formatRules(path, text);
  expect(formatRules(path, value ?? "").value).toBe(value);
  expect(load([{ path, text: value ?? "" }]).schedule?.plan.hash).toBe(household().plan.hash);
  expect(formatRules(path, "rate rate {").value).toBeUndefined();
  expect(formatRules(path, "rate rate {").diagnostics.length).toBeGreaterThan(0);
});

test("Iranian identifiers have check digits", () => {
  expect(face.checkIranBillId("1000000199927")).toMatchObject({ ok: true });
  expect(face.checkIranBillId("1000000199928")).toMatchObject({ ok: false });
});
