// What a test expects of its bill: figures of lines and totals, or a refusal.
import { fractionText } from "../../../values/exact.ts";
import { nearestName } from "../../../values/near.ts";
import { resolveUnit } from "../../../values/unit.ts";
import { everyPart } from "../../expression-parts.ts";
import type { Tariff, TestExpectation } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";
import { anyConstantOf, constantOf, moneyUnit } from "./constants.ts";
import { listOf } from "./describe.ts";
import { refuse } from "./typing.ts";

/** `tariffs`: those that the bill can have; none where they hold errors, and then no name is looked up. */
export function expectationsOf(scope: Scope, test: tree.Test, tariffs: readonly Tariff[]): readonly TestExpectation[] {
  if (test.expectations.length === 0) refuse({ scope }, "test-expects-nothing", test.title.span, {});
  const names = namesOf(tariffs);
  const isUnit = (place: number): boolean => names.length > 0 && isUnitAsName(scope, names, test.expectations[place - 1], test.expectations[place]);
  return test.expectations.flatMap((expectation, place): readonly TestExpectation[] => {
    if (expectation.kind === "refused") return [{ kind: "refused", words: expectation.words?.text, span: expectation.span }];
    if (isUnit(place + 1)) return [];
    if (isUnit(place)) return refuse({ scope }, "no-such-figure", expectation.name.span, unitAsName(expectation.name)) ?? [];
    const name = tariffs.length === 0 ? expectation.name.text : figureNamed(scope, tariffs, expectation.name);
    const figure = figureOf(scope, expectation, name ?? "", tariffs);
    return name === undefined || figure === undefined ? [] : [figure];
  });
}

const FIGURES = ["total", "payable", "carried", "dropped"];

/** A line, group or figure of the bill, by its name as declared. */
export function figureNamed(scope: Scope, tariffs: readonly Tariff[], name: tree.Name): string | undefined {
  const names = namesOf(tariffs);
  const found = names.find((one) => foldName(one) === foldName(name.text));
  if (found !== undefined) return found;
  const near = nearestName(name.text, names);
  return refuse({ scope }, "no-such-figure", name.span, {
    name: name.text,
    help: near === undefined ? `it has ${listOf(names)}` : `did you mean \`${near}\`?`,
  });
}

function namesOf(tariffs: readonly Tariff[]): readonly string[] {
  return tariffs.length === 0 ? [] : [...new Set([...tariffs.flatMap((tariff) => tariff.order), ...FIGURES])];
}

/** `energy = 37.50 USD = 4 USD`: between the unit of a number and `=` a name is missing, and the unit was read as one. */
function isUnitAsName(scope: Scope, names: readonly string[], before: tree.Expectation | undefined, expectation: tree.Expectation | undefined): boolean {
  if (before?.kind !== "value" || expectation?.kind !== "value" || before.value.kind !== "amount" || before.value.unit !== undefined) return false;
  const { text, span } = expectation.name;
  if (span.line !== before.value.span.line || names.some((one) => foldName(one) === foldName(text))) return false;
  return !("unknown" in resolveUnit(scope.units, foldName(text), undefined));
}

function unitAsName({ text }: tree.Name): { readonly name: string; readonly help: string } {
  return { name: text, help: `\`${text}\` is the unit of the number before it: write the name of a figure between it and \`=\`` };
}

function figureOf(
  scope: Scope,
  expectation: tree.Expectation & { readonly kind: "value" },
  name: string,
  tariffs: readonly Tariff[],
): TestExpectation | undefined {
  const { of, value, span } = expectation;
  const what = `\`${expectation.name.text}\``;
  if (of === "amount" || of === "printed") {
    const constant = constantOf(scope, value, what, moneyUnit(scope));
    return constant === undefined ? undefined : { kind: of, name, value: fractionText(constant.inBase), unit: constant.unit, span };
  }
  const block = Number(of.block.text);
  if (!Number.isSafeInteger(block) || block < 1) return refuse({ scope }, "block-number", of.block.span, { found: of.block.text });
  const constant = hasBlocksOfMoney(scope, tariffs, name)
    ? constantOf(scope, value, `${what} block ${block}`, moneyUnit(scope))
    : anyConstantOf(scope, value, what);
  return constant === undefined ? undefined : { kind: "block", name, block, value: fractionText(constant.inBase), unit: constant.unit, span };
}

/** Whether every table that the line goes through, also by its lets, gives money: a share of a percentage has blocks too. */
function hasBlocksOfMoney({ currency }: Scope, tariffs: readonly Tariff[], name: string): boolean {
  const tables = tariffs.flatMap((tariff) => {
    const lines = tariff.items.flatMap((item) => (item.kind === "group" ? item.lines : [item])).filter((line) => line.name === name);
    const parts = lines.flatMap(({ value, exceptions }) => [value, ...exceptions.map((exception) => exception.value)]).flatMap(everyPart);
    const read = parts.some(({ kind }) => kind === "let") ? Object.values(tariff.lets).flatMap((rule) => everyPart(rule.value)) : [];
    return [...parts, ...read].filter(({ kind }) => kind === "through");
  });
  return tables.length > 0 && tables.every(({ type }) => type.kind === "quantity" && type.dimension === currency);
}
