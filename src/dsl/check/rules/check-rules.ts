// The rules of a schedule: tariffs with their amendments, tests, proofs, and what cannot be translated.
// What is inherited is typed again for each tariff that inherits it; an error in it is told once.

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Proof, Rate, Tariff, Test, Untranslatable } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import { allowed, rateDepths } from "../depth.ts";
import { MOST_SHOWN } from "../reported.ts";
import type { Scope } from "../scope.ts";
import { checkOwnItems } from "./amendments.ts";
import { checkTariff, untranslatableOf } from "./check-tariff.ts";
import { typeLets } from "./lets.ts";
import { checkProof } from "./proof.ts";
import { NO_LOCALS } from "./reach.ts";
import { checkTest } from "./test.ts";

export interface CheckedRules {
  readonly tariffs: Readonly<Record<string, Tariff>>;
  readonly tests: readonly Test[];
  readonly proofs: readonly Proof[];
  readonly untranslatable: readonly Untranslatable[];
}

export function checkRules(given: Scope, rates: Readonly<Record<string, Rate>>): CheckedRules {
  const scope: Scope = { ...given, ...reportingOnce(given.report) };
  typeLets(
    scope,
    [...scope.lets.values()].map((declaration) => ({ declaration, locals: NO_LOCALS })),
  );
  for (const tariff of scope.tariffs.values()) checkOwnItems(scope, tariff);
  const depths = allowed(rateDepths(rates));
  const checked = [...scope.tariffs.values()].map((tariff) => checkTariff(scope, { rates, depths }, tariff)).filter((tariff) => tariff !== undefined);
  const amending = amendingTariffs(checked);
  const tariffs = Object.fromEntries(checked.map((tariff) => [tariff.name, withoutAmending(tariff, amending.get(tariff.name) ?? [])]));
  const declarations = scope.files.flatMap((file) => file.declarations);
  const tests = declarations.filter((one): one is tree.Test => one.kind === "test").map((test) => checkTest(scope, tariffs, test));
  const proofs = declarations.filter((one): one is tree.Prove => one.kind === "prove").map((prove) => checkProof(scope, tariffs, prove));
  const clauses = declarations.filter((one): one is tree.Untranslatable => one.kind === "untranslatable").map((clause) => untranslatableOf(scope, clause));
  return {
    tariffs,
    tests: tests.filter((test) => test !== undefined),
    proofs: proofs.filter((proof) => proof !== undefined),
    untranslatable: clauses.filter((clause) => clause !== undefined),
  };
}

function reportingOnce(report: Scope["report"]): Pick<Scope, "report" | "isFull"> {
  const told = new Set<string>();
  const counts = new Map<string, number>();
  const count = (file: string): number => counts.get(file) ?? 0;
  return {
    report: (diagnostic: Diagnostic) => {
      const { code, span, message } = diagnostic;
      const key = `${code} ${span.file} ${span.start} ${message}`;
      if (told.has(key)) return;
      told.add(key);
      counts.set(span.file, count(span.file) + 1);
      report(diagnostic);
    },
    isFull: (file) => count(file) >= MOST_SHOWN,
  };
}

/** Takes the `for` of every tariff that amends this one, at whatever remove, out of its own. */
function withoutAmending(tariff: Tariff, amending: readonly Tariff[]): Tariff {
  return { ...tariff, fits: { ...tariff.fits, except: amending.map((other) => other.fits.condition) } };
}

/** By name, the tariffs that amend it at whatever remove. No chain of `amends` is a circle here. */
function amendingTariffs(tariffs: readonly Tariff[]): ReadonlyMap<string, readonly Tariff[]> {
  const byName = new Map(tariffs.map((tariff) => [tariff.name, tariff]));
  const amending = new Map<string, Tariff[]>();
  for (const tariff of tariffs) {
    for (let above = tariff.amends; above !== undefined; above = byName.get(above)?.amends) {
      const known = amending.get(above) ?? [];
      known.push(tariff);
      amending.set(above, known);
    }
  }
  return amending;
}
