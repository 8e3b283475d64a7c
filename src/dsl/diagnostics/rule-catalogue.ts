// The catalogue of what can be wrong in rules: expressions, lines, exceptions, tariffs, tests and proofs.
// A table: codes are stable, each has a page in docs/diagnostics and a failing fixture.
import { diagnosticsOf, type CatalogueEntry, type DiagnosticBuilder } from "./diagnostic.ts";

const error = <const M extends string, const H extends string>(message: M, help: H): { readonly severity: "error"; readonly message: M; readonly help: H } => ({
  severity: "error",
  message,
  help,
});

const CATALOGUE = {
  // Names
  "no-such-name": error("there is no `{name}` here", "{help}"),
  "no-such-path": error("there is no `{path}`", "{help}"),
  "no-such-field": error("`{path}` is not declared", "{help}"),
  "ambiguous-name": error("`{name}` is {kinds}: which one is meant?", "write {ways}"),
  "not-a-rate": error("expected the name of a rate, found `{name}`", "{help}"),
  "not-a-value": error("`{name}` is not a value of `{domain}`", "{help}"),
  "builtin-elsewhere": error("`{name}` cannot stand here", "{where}"),
  "identifier-in-rule": error("`{field}` is an identifier, and a rule cannot ask about it", "ask about the account field that the rule depends on, such as its class or region"),
  "for-asks-more": error("only account fields can be asked here, and `{name}` is none", "compare an `account` field with a fixed value, for example `account.class = residential`"),
  "cell-asks-more": error("a cell cannot ask for `{name}`: it holds numbers, account fields and other rates", "put the rule in a `let` or a line, and keep the table for prices"),

  // Numbers and units
  "units-differ": error("{left} and {right} have different units and cannot be {what}", "{help}"),
  "unit-missing": error("{bare} has no unit and {other} has one: they cannot be {what}", "{help}"),
  "wrong-unit": error("expected {wanted}, found {found}", "{help}"),
  "money-times-money": error("{left} times {right} multiplies money by money", "one of the two must be a quantity or a percentage: `9% * sum taxable`"),
  "percent-expected": error("expected a percentage, found the plain number {found}", "write `{found}%`"),
  "percent-not-expected": error("`{found}%` stands where no percentage is declared", "declare the rate with `: %`, or write a number in the declared unit"),
  "not-a-number": error("{found} is no number and cannot be {verb}", "use a quantity, a rate or a number here"),
  "not-a-condition": error("expected a condition, found {found}", "compare it with something, for example `account.rural = yes` or `usage.active > 300 kWh`"),
  "not-alike": error("{left} and {right} cannot be {what}: they are different kinds of value", "compare and combine like with like: numbers with numbers of the same unit, dates with dates, a choice with its values"),
  "unknown-inside": error("`unknown because` cannot be {verb}", "let it be the whole of a rate's cell, of a branch of `if`, or of a line"),
  "division-by-zero": error("division by zero", "divide by something else, or leave the division out"),
  "division-needs-places": error("dividing by {divisor} does not come out even", "say how many decimals to keep: `a / b to 10 decimals half up`; only constants, `days` and counts of the account divide exactly"),
  "places-out-of-range": error("expected 0 to {most} decimals, found {found}", "write a whole number of decimals, for example `to 10 decimals half up`"),
  "rounding-unit": error("the rounding step must be {wanted}, and has {found}", "write `{example}`"),
  "rounding-to-zero": error("rounding to 0 means nothing", "write the step to round to, for example `round {mode} to 1 IRR`"),
  "power-factor-units": error("a power factor is made of kWh and kvarh (or kW and kvar), found {active} and {reactive}", "write `power_factor of` the active quantity, then the reactive one"),

  // Choices and conditions
  "choice-has-no-order": error("`{domain}` is one of a list, and `{sign}` needs an order", "compare with `=` or `!=`, or write `in (a, b)`"),
  "in-needs-choice": error("`in (...)` asks for one of a list, and {found} is none", "compare numbers with `<`, `<=`, `>` or `>=`"),
  "compares-dayparts": error("a value with one number for each daypart of `{set}` cannot be compared", "compare its `total`, or one daypart: `... at peak`"),
  "branch-by-daypart": error("one branch of `if` is {left}, the other {right}", "give both one number for each daypart, or take the `total` of the one that has them"),

  // Rates and tables
  "blocks-need-quantity": error("rate `{rate}` has blocks, and nothing says for which quantity", "write `q through {rate}` to bill a quantity q (in {axis}) block by block, or `{rate} at q` for the price of the block that holds q"),
  "no-blocks": error("rate `{rate}` has no blocks, so nothing can go through it", "multiply the quantity by it: `q * {rate}`"),
  "wrong-axis": error("the blocks of `{rate}` are in {axis}, and this is {found}", "{help}"),
  "wrong-key": error("expected a value of `{domain}`, found {found}", "write one of its values, or the field itself"),
  "wrong-number-of-keys": error("`{rate}` is given {found} keys: {wanted}", "write `{example}`, or no `at` to take the keys from the bill"),
  "joint-missing": error("this quantity has one number for each daypart of `{set}`, and nothing says how they share the blocks", "write `each alone`, or `joint pro rata to 3 decimals half up`, or put `total` after the quantity"),
  "joint-needless": error("this quantity is one number, so it has no dayparts that could share the blocks", "leave out `each alone` or `joint`"),
  "needs-interval-data": error("`joint in time order` needs the use of every hour, and a bill has registers only", "write `joint pro rata to 3 decimals half up`, or keep the clause as `untranslatable`"),
  "quantity-by-daypart": error("expected one number, found one for each daypart of `{set}`", "put `total` after it, or take one daypart: `... at peak`"),
  "number-by-daypart": error("this is one number for each daypart of `{set}`, and one number is needed", "put it in brackets and write `total` after it"),
  "daypart-key-open": error("`{rate}` has prices by daypart of `{set}`, and the quantity has none", "say which daypart: `... through {rate} at peak`"),

  // Values by daypart
  "no-such-dayparts": error("there is no set of dayparts `{name}`", "{help}"),
  "daypart-missing": error("`by {set} (...)` says nothing for {missing}", "add them, or write `others: ...` for all that are not named"),
  "daypart-twice": error("`{member}` is given twice", "leave one of the two out"),
  "daypart-not-a-number": error("`by {set} (...)` takes one number for each daypart, found {found}", "give each daypart a single number, for example `peak: 2 * price at peak`"),
  "at-needs-dayparts": error("`at` takes a cell of a rate or one daypart of a value, and {found} has neither", "leave `at` out"),
  "one-daypart": error("`at` takes one daypart of `{set}` here", "write {members}"),
  "total-needless": error("{found} is one number already: there are no dayparts to add up", "leave `total` out"),
  "other-dayparts": error("one value goes by the dayparts of `{left}`, the other by those of `{right}`", "use one set of dayparts, or take the `total` of one of them"),

  // History and sums
  "history-needs-fold": error("`history.{field}` is {bills} bills: which one, or what of them?", "write for example `history.{field} highest over {bills} bills else 0 {unit}`"),
  "fold-needs-history": error("`{fold} over ... bills` runs over bills of the history, and this is none", "write `history.x {fold} over 12 bills else refuse`"),
  "fold-needs-a-count": error("expected a number of bills, found {found}", "write a whole number from 1"),
  "history-too-shallow": error("this asks for {asked} bills, and `history.{field}` is declared with {declared}", "declare it with {asked} bills, or ask for fewer"),
  "no-such-tag": error("no line or group of this tariff is tagged `{tag}`", "{help}"),
  "except-not-summed": error("`{name}` is not in the sum of `{tag}`, so it cannot be left out", "the sum holds {lines}"),

  // Lets, lines, groups, exceptions
  "let-cycle": error("these lets need one another: {circle}", "write one of them without the others"),
  "unknown-let": error("`let {name}` is wholly unknown, so it has no unit", "declare a rate with the unit, and let its cell be `unknown because`"),
  "not-money": error("{what} must be an amount in {currency}, found {found}", "{help}"),
  "line-needs-round": error("{what} does not say how it is rounded or printed", "end it with `round half up to 1 {currency}`, or with `print half up to 1 {currency}` to round only what is shown"),
  "rule-cycle": error("these lines need one another: {circle}", "{help}"),
  "exception-to-nothing": error("exception `{name}` is to `{line}`, and this tariff has no such line", "{help}"),
  "over-nothing": error("`over {over}`: line `{line}` has no exception of that name", "{help}"),
  "over-cycle": error("these exceptions stand over one another: {circle}", "let the one that must win be `over` the others, and not the other way round"),
  "uncited-number": error("{number} has no source in {owner}", "write `cites` and the source after the name, or `example` if the figure is made up"),

  // Cuts and segments
  "crossing-missing": error("a bill over {day} meets two versions of `{rate}`, and nothing says which one it uses", "write `crossing split by days` in the tariff, or `crossing whole at end` at the rate"),
  "scope-missing": error("line `{line}` can be cut inside a bill by {cuts}, and {why}: worked out in segments or over the bill it gives different amounts", "write `each segment` or `over bill` before the end of the line; to add unrounded segments and round once: `each segment, over bill round ...`"),
  "scope-order": error("expected `each segment, over bill round ...`, found {found}", "write `each segment`, `over bill`, or `each segment, over bill` with a `round` after it"),
  "over-bill-meets-change": error("{what} is worked out over the bill, and {cut} can change inside it", "{help}"),
  "mixes-shared-and-level": error("line `{line}` can be cut inside a bill by {cuts}, and {why}", "write `over bill`, or make both sides alike: multiply what holds in every part by `days`, or divide what is shared by `days`"),
  "line-has-no-part": error("line `{line}` is worked out for each segment, and line `{other}` that it reads {why}", "put what both lines use in a `let`, and use that in both"),

  // Tariffs
  "no-such-tariff": error("there is no tariff `{name}`", "{help}"),
  "amends-itself": error("these tariffs amend one another: {circle}", "let one of them stand on its own"),
  "amends-part-of-the-time": error("tariff `{tariff}` amends `{parent}` only from {from} to {to}, and outside those days nobody would have its customers", "leave `from` and `to` out and date the rates instead, or write a tariff of its own"),
  "written-twice": error("{what} is written twice in tariff `{tariff}`", "leave one of the two out"),
  "drop-without-amends": error("`drop line {line}` needs a tariff to drop it from, and `{tariff}` amends none", "write `tariff {tariff} amends ...`, or leave the line out"),
  "drops-nothing": error("`{parent}` has no line `{line}` to drop", "{help}"),
  "for-missing": error("tariff `{tariff}` does not say for whom it is", "write for example `for account.class = residential`"),
  "for-not-box": error("a condition that chooses customers compares one account field with a fixed value", "write for example `account.class = residential and account.contracted >= 30 kW`"),
  "payable-missing": error("tariff `{tariff}` does not say what is to be paid", "write `payable = total + brought_forward round down to 1_000 {currency} carry remainder`"),
  "remainder-missing": error("`payable` is rounded, and nothing says what becomes of the remainder", "write `carry remainder` to put it on the next bill, or `drop remainder`"),
  "remainder-without-round": error("there is no remainder: `payable` is not rounded", "leave `{word} remainder` out, or write `round down to 1_000 {currency}` before it"),

  // Tests and proofs
  "value-needs-unit": error("{what} is in {unit}, and {found} has no unit", "write `{found} {unit}`"),
  "value-unit": error("{what} is in {wanted}, found {found}", "write the value in {wanted}, or in a unit of the same kind"),
  "value-kind": error("{what} expects {wanted}, found {found}", "write {wanted} here"),
  "value-inexact": error("{what} is in {unit}, and this value would be {found} there, which has no end of decimals", "write the value in {unit}"),
  "given-twice": error("`{name}` is given twice in this test", "leave one of the two out"),
  "period-order": error("a period ends after it begins, and {to} is not after {from}", "write the first day, then the day after the last one: `period 1394-03-01 .. 1394-04-01`"),
  "test-without-period": error("this test does not say for which days the bill is", "write for example `period 1394-03-01 .. 1394-04-01`; the second day is not billed"),
  "test-expects-nothing": error("this test expects nothing, so it cannot fail", "write for example `expect payable = 126_000 IRR`, or `expect refused`"),
  "test-needs-dayparts": error("`usage.{field}` has one number for each daypart of `{set}`", "write `{example}`"),
  "test-has-dayparts": error("`usage.{field}` is one number, without dayparts", "write `{field} 10 {unit}`"),
  "no-such-figure": error("the bill has no `{name}`", "{help}"),
  "block-number": error("blocks are counted from 1, found {found}", "write `block 1` for the lowest block"),
  "proof-path": error("`{path}` is nothing that a bill is given", "write a field such as `usage.active`, or one daypart of it: `usage.active.peak`"),
  "proof-of-a-choice": error("`{path}` does not go up and down: it is no number", "hold it fixed instead: `{path} = ...`"),
  "proof-range-order": error("a range goes from the lesser to the greater number, found {from} .. {to}", "write `{to} .. {from}`"),
  "proof-without-period": error("this proof does not say for which bills it holds", "write `period 1394-03-01 .. 1394-04-01`, or `days 28 .. 31 from 1394-03-01` for bills of every such length"),
  "proof-days": error("expected numbers of days from 1 to {limit}, the fewer first, found {fewest} .. {most}", "write for example `days 28 .. 31 from 1394-03-01`"),
  "except-at-of-nothing": error("`except at` leaves out a value of what grows, and nothing grows here", "leave `except at` out, or prove `does not fall as usage.active grows`"),
} as const satisfies Record<string, CatalogueEntry>;

export type RuleCatalogue = typeof CATALOGUE;
export type RuleCode = keyof RuleCatalogue;

export const RULE_CODES: readonly string[] = Object.keys(CATALOGUE);

/** Builds each diagnostic of the rules. */
export const ruleDiagnostic: DiagnosticBuilder<RuleCatalogue> = diagnosticsOf(CATALOGUE);
