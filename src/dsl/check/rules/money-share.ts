// A share of money is written in percent: `9 * sum taxable` where 9 % is meant is a tax a hundred times too high.

import type { Exact } from "../../../values/exact.ts";
import { compare, decimalText, exactFromText, fractionText, multiply, ONE } from "../../../values/exact.ts";
import { PURE } from "../../../values/unit.ts";
import type { Expression } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import { listOf } from "./describe.ts";
import type { Typing } from "./typing.ts";
import { refuse } from "./typing.ts";

/** Whether a product passes; reported where it does not. */
export function isShareInPercent(typing: Typing, left: Expression, right: Expression): boolean {
  return isWrittenSo(typing, left, right) && isWrittenSo(typing, right, left);
}

function isWrittenSo(typing: Typing, factor: Expression, money: Expression): boolean {
  const names = moneyNames(typing, money, true);
  const bare = names === undefined ? undefined : bareFactor(typing, factor);
  if (names === undefined || bare === undefined) return true;
  const shown = names.length > 2 ? "an amount of money" : listOf(names);
  refuse(typing, "share-not-percent", factor.span, { factor: bare.name, money: shown, meaning: bare.meaning, help: bare.help(shown) });
  return false;
}

/** The amounts of which it is one, or their sum: lines, groups, sums of tags, `base`, `total`. Undefined for anything else. */
function moneyNames(typing: Typing, expression: Expression, hasSums: boolean): readonly string[] | undefined {
  switch (expression.kind) {
    case "line":
      return [expression.name];
    case "sum of tag":
      return [`sum ${expression.tag}`];
    case "builtin":
      return expression.name === "days" || expression.name === "months" ? undefined : [expression.name];
    case "negative":
      return moneyNames(typing, expression.of, hasSums);
    case "let": {
      // Only what is one reference: sums of lets that are sums of lets would double the work at every step.
      const names = letValue(typing, expression.name, (value) => moneyNames(typing, value, false));
      return names === undefined ? undefined : [expression.name];
    }
    case "arithmetic": {
      if (!hasSums || (expression.sign !== "+" && expression.sign !== "-")) return undefined;
      const [left, right] = [moneyNames(typing, expression.left, true), moneyNames(typing, expression.right, true)];
      return left === undefined || right === undefined ? undefined : [...left, ...right];
    }
    default:
      return undefined;
  }
}

interface Bare {
  readonly name: string;
  readonly meaning: string;
  readonly help: (money: string) => string;
}

/** A number that is written without `%`, or a rate that is declared without a unit. */
function bareFactor(typing: Typing, expression: Expression): Bare | undefined {
  switch (expression.kind) {
    case "number":
      return expression.unit.name === "" ? bareNumber(expression.value) : undefined;
    case "negative": {
      const of = bareFactor(typing, expression.of);
      return of === undefined ? undefined : { ...of, name: `-${of.name}`, meaning: `-${of.meaning}` };
    }
    case "let": {
      const of = letValue(typing, expression.name, (value) => bareFactor(typing, value));
      return of === undefined ? undefined : { ...of, name: expression.name, help: () => `write the number in \`let ${expression.name}\` with \`%\`` };
    }
    case "rate": {
      const unit = typing.scope.rates.get(foldName(expression.rate))?.unit;
      if (unit === undefined || unit.name !== "" || unit.dimension !== PURE) return undefined;
      const help = (): string => `declare the rate \`${expression.rate}: %\`, and write its cells with \`%\``;
      return { name: expression.rate, meaning: "900 % of it where a cell is 9", help };
    }
    default:
      return undefined;
  }
}

function bareNumber(written: string): Bare {
  const value = exactFromText(written) ?? ONE;
  const text = decimalText(value) ?? written;
  const hundredfold = multiply(value, HUNDRED);
  const percent = decimalText(hundredfold) ?? fractionText(hundredfold);
  const help = (money: string): string =>
    compare(value, ONE) === 0 ? `write ${money} alone, with \`-\` before it to take it off` : shareHelp(value, text, percent);
  return { name: text, meaning: `${percent} % of it`, help };
}

/** First what was meant more often: of a number below one its hundredfold, of another one the number itself. */
function shareHelp(value: Exact, text: string, percent: string): string {
  const [first, second] = compare(value, ONE) < 0 ? [percent, text] : [text, percent];
  return `write \`${first}%\`, or \`${second}%\` if it is meant`;
}

const HUNDRED = exactFromText("100") ?? ONE;

// Lets form no circle here: each is typed after those that it names.
function letValue<Found>({ locals }: Typing, name: string, read: (value: Expression) => Found | undefined): Found | undefined {
  const value = locals.lets.get(foldName(name));
  return value === undefined ? undefined : read(value);
}
