// The rules of a schedule: tariffs with their amendments, tests, proofs, and what cannot be translated.
// What is inherited is typed again for each tariff that inherits it; an error in it is told once.

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Proof, Rate, Tariff, Test, Untranslatable } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
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
  const scope: Scope = { ...given, report: reportingOnce(given.report) };
  typeLets(
    scope,
    [...scope.lets.values()].map((declaration) => ({ declaration, locals: NO_LOCALS })),
  );
  for (const tariff of scope.tariffs.values()) checkOwnItems(scope, tariff);
  const checked = [...scope.tariffs.values()].map((tariff) => checkTariff(scope, rates, tariff)).filter((tariff) => tariff !== undefined);
  const tariffs = Object.fromEntries(checked.map((tariff) => [tariff.name, withoutAmending(tariff, checked)]));
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

function reportingOnce(report: Scope["report"]): Scope["report"] {
  const told = new Set<string>();
  return (diagnostic: Diagnostic) => {
    const { code, span, message } = diagnostic;
    const key = `${code} ${span.file} ${span.start} ${message}`;
    if (told.has(key)) return;
    told.add(key);
    report(diagnostic);
  };
}

/** Takes the `for` of every tariff that amends this one, at whatever remove, out of its own. */
function withoutAmending(tariff: Tariff, all: readonly Tariff[]): Tariff {
  const except = all.filter((other) => amends(other, tariff.name, all)).map((other) => other.fits.condition);
  return { ...tariff, fits: { ...tariff.fits, except } };
}

function amends(tariff: Tariff, ancestor: string, all: readonly Tariff[]): boolean {
  if (tariff.amends === undefined) return false;
  if (foldName(tariff.amends) === foldName(ancestor)) return true;
  const parent = all.find((one) => one.name === tariff.amends);
  return parent !== undefined && amends(parent, ancestor, all);
}
