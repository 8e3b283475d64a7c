// Faults of single lines: an exemption or relief wrongly given, a line twice or left out, a minimum misapplied, the power factor wrong.
import type { Extreme, LineSpec, ValueSpec } from "../spec.ts";
import { AGAIN } from "../spec.ts";
import type { World } from "../world.ts";
import { linesOf, withLine, withLines } from "./edits.ts";
import type { Injection, Injector } from "./injection.ts";

export const LINES: readonly Injector[] = [
  { fault: "F19", name: "subsidy, exemption or line wrongly applied", stage: 9, slot: "exception", injections: exceptions },
  { fault: "F20", name: "minimum or cap left out or wrongly applied", stage: 9, slot: "minimum", injections: minimums },
  { fault: "F25", name: "power factor wrong", stage: 8, slot: "power factor", injections: powerFactors },
];

function changed(key: string, name: string, change: (line: LineSpec) => LineSpec | readonly LineSpec[]): Injection {
  return { key, apply: (world: World) => withLine(world, name, change) };
}

function exceptions(world: World): readonly Injection[] {
  return linesOf(world).flatMap(({ name, value, exemption }) => [
    changed(`F19 ${name} twice`, name, (line) => [line, { ...line, name: `${name}${AGAIN}`, exemption: exemptionAgain(line) }]),
    changed(`F19 ${name} omitted`, name, (line) => ({ ...line, value: { kind: "nothing" } })),
    ...(exemption === undefined
      ? []
      : [
          changed(`F19 ${name} ${exemption.name} left out`, name, (line) => given(line, "never")),
          changed(`F19 ${name} ${exemption.name} given`, name, (line) => given(line, "always")),
        ]),
    ...(value.kind === "relief"
      ? [
          changed(`F19 ${name} if 1 then`, name, (line) => relieved(line, { branch: "then" })),
          changed(`F19 ${name} if 1 otherwise`, name, (line) => relieved(line, { branch: "otherwise" })),
          changed(`F19 ${name} edge 1`, name, (line) => relieved(line, { sign: "<" })),
        ]
      : []),
  ]);
}

/** Exceptions have names of their own. */
function exemptionAgain({ exemption }: LineSpec): LineSpec["exemption"] {
  return exemption && { ...exemption, name: `${exemption.name}${AGAIN}` };
}

function given(line: LineSpec, when: "never" | "always"): LineSpec {
  return line.exemption === undefined ? line : { ...line, exemption: { ...line.exemption, given: when } };
}

type Relief = ValueSpec & { readonly kind: "relief" };

function relieved(line: LineSpec, change: Partial<Pick<Relief, "branch" | "sign">>): LineSpec {
  return line.value.kind === "relief" ? { ...line, value: { ...line.value, ...change } } : line;
}

function minimums(world: World): readonly Injection[] {
  const lines = linesOf(world);
  return lines.flatMap(({ name, value }) => {
    if (value.kind !== "least" && value.kind !== "demand") return [];
    const ways: readonly (readonly [string, Extreme])[] = [
      ["max 1.1 alone", "first alone"],
      ["max 1.2 alone", "second alone"],
      ["max 1 turned", "turned"],
    ];
    const afterTax = value.kind === "least" && lines.some((line) => line.name === "levy") ? [leastAfter(name, "levy")] : [];
    const others = ways.map(([way, which]) =>
      changed(`F20 ${name} ${way}`, name, (line) =>
        line.value.kind === "least" || line.value.kind === "demand" ? { ...line, value: { ...line.value, which } } : line,
      ),
    );
    return [...others, ...afterTax];
  });
}

/** The least is held against the price with a tax, not against the price alone. */
function leastAfter(name: string, tax: string): Injection {
  return changed(`F20 ${name} after ${tax}`, name, (line) => (line.value.kind === "least" ? { ...line, value: { ...line.value, taxes: [tax] } } : line));
}

type Reactive = ValueSpec & { readonly kind: "reactive" };

function powerFactors(world: World): readonly Injection[] {
  const lines = linesOf(world).filter(({ value }) => value.kind === "reactive");
  if (lines.length === 0) return [];
  const all = (key: string, change: Partial<Pick<Reactive, "factor" | "threshold" | "isTurned">>): Injection => ({
    key: `F25 ${key}`,
    apply: (own) => withLines(own, (line) => (line.value.kind === "reactive" ? { ...line, value: { ...line.value, ...change } } : line)),
  });
  return [
    all("taken as one", { factor: "one" }),
    all("energies exchanged", { factor: "exchanged" }),
    ...["0.8", "0.85", "0.95"].map((threshold) => all(`threshold ${threshold}`, { threshold })),
    ...lines.map(({ name }) => all(`${name} sign turned`, { isTurned: true })),
  ];
}
