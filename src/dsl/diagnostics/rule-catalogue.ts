// The catalogue of what can be wrong in rules: expressions, lines, exceptions, tariffs, tests and proofs.
// A table: codes are stable, each has a page in docs/diagnostics and a failing fixture.
import { type DiagnosticBuilder, diagnosticsOf } from "./diagnostic.ts";

export const RULE_CATALOGUE = {
  // Names
  "no-such-name": { severity: "error", message: "there is no `{name}` here", help: "{help}" },
  "no-such-path": { severity: "error", message: "there is no `{path}`", help: "{help}" },
  "no-such-field": { severity: "error", message: "`{path}` is not declared", help: "{help}" },
  "declared-otherwise": {
    severity: "error",
    message: "`{name}` is declared here and used nowhere, and `{used}` is used {count} times and not declared",
    help: "write `{used}` here, or `{name}` wherever `{used}` stands",
  },
  "ambiguous-name": { severity: "error", message: "`{name}` is {kinds}: which one is meant?", help: "write {ways}" },
  "not-a-rate": { severity: "error", message: "expected the name of a rate, found `{name}`", help: "{help}" },
  "not-a-value": { severity: "error", message: "`{name}` is not a value of `{domain}`", help: "{help}" },
  "builtin-elsewhere": { severity: "error", message: "`{name}` cannot stand here", help: "{where}" },
  "identifier-in-rule": {
    severity: "error",
    message: "`{field}` is an identifier, and a rule cannot ask about it",
    help: "ask about the account field that the rule depends on, such as its class or region",
  },
  "for-asks-more": {
    severity: "error",
    message: "only account fields can be asked here, and `{name}` is none",
    help: "compare an `account` field with a fixed value, for example `account.class = residential`",
  },
  "cell-asks-more": {
    severity: "error",
    message: "a cell cannot ask for `{name}`: it holds numbers, account fields and other rates",
    help: "put the rule in a `let` or a line, and keep the table for prices",
  },

  // Numbers and units
  "units-differ": { severity: "error", message: "{left} and {right} have different units and cannot be {what}", help: "{help}" },
  "unit-missing": { severity: "error", message: "{bare} has no unit and {other} has one: they cannot be {what}", help: "{help}" },
  "wrong-unit": { severity: "error", message: "expected {wanted}, found {found}", help: "{help}" },
  "money-times-money": {
    severity: "error",
    message: "{left} times {right} multiplies money by money",
    help: "one of the two must be a quantity or a percentage: `9% * sum taxable`",
  },
  "share-not-percent": { severity: "error", message: "`{factor}` times {money} is {meaning}", help: "{help}" },
  "places-in-other-unit": {
    severity: "error",
    message: "these decimals would count in {unit}, and `{name}` is declared in {declared}",
    help: "declare `{name}` in {inUnit}, or turn the rule so that it needs no decimals here: multiply first, and round the result to a step with its unit, `round half up to 0.01 ...`",
  },
  "percent-expected": { severity: "error", message: "expected a percentage, found the plain number {found}", help: "{help}" },
  "percent-not-expected": {
    severity: "error",
    message: "`{found}%` stands where no percentage is declared",
    help: "declare the rate with `: %`, or write a number in the declared unit",
  },
  "not-a-number": { severity: "error", message: "{found} is no number and cannot be {verb}", help: "use a quantity, a rate or a number here" },
  "not-a-condition": {
    severity: "error",
    message: "expected a condition, found {found}",
    help: "compare it with something, for example `account.rural = yes` or `usage.active > 300 kWh`",
  },
  "not-alike": {
    severity: "error",
    message: "{left} and {right} cannot be {what}: they are different kinds of value",
    help: "compare and combine like with like: numbers with numbers of the same unit, dates with dates, a choice with its values",
  },
  "unknown-inside": {
    severity: "error",
    message: "`unknown because` cannot be {verb}",
    help: "let it be the whole of a rate's cell, of a branch of `if`, or of a line",
  },
  "expression-too-large": {
    severity: "error",
    message: "with the lets, rates and lines that it names, this multiplies {what}",
    help: "multiply at most {most} quantities, also through what is named: squares of squares are no tariff",
  },
  "division-by-zero": { severity: "error", message: "division by zero", help: "divide by something else, or leave the division out" },
  "division-needs-places": {
    severity: "error",
    message: "dividing by {divisor} does not come out even",
    help: "say how many decimals to keep: `a / b to 10 decimals half up`; only constants, `days` and counts of the account divide exactly",
  },
  "places-out-of-range": {
    severity: "error",
    message: "expected 0 to {most} decimals, found {found}",
    help: "write a whole number of decimals, for example `to 10 decimals half up`",
  },
  "rounding-unit": { severity: "error", message: "the rounding step must be {wanted}, and has {found}", help: "write `{example}`" },
  "rounding-to-zero": { severity: "error", message: "rounding to 0 means nothing", help: "write the step to round to, for example `round {mode} to 1 IRR`" },
  "power-factor-units": {
    severity: "error",
    message: "a power factor is made of kWh and kvarh (or kW and kvar), found {active} and {reactive}",
    help: "write `power_factor of` the active quantity, then the reactive one",
  },

  // Choices and conditions
  "choice-has-no-order": {
    severity: "error",
    message: "`{domain}` is one of a list, and `{sign}` needs an order",
    help: "compare with `=` or `!=`, or write `in (a, b)`",
  },
  "in-needs-choice": {
    severity: "error",
    message: "`in (...)` asks for one of a list, and {found} is none",
    help: "compare numbers with `<`, `<=`, `>` or `>=`",
  },
  "compares-dayparts": {
    severity: "error",
    message: "a value with one number for each daypart of `{set}` cannot be compared",
    help: "compare its `total`, or one daypart: `... at peak`",
  },
  "branch-by-daypart": {
    severity: "error",
    message: "one branch of `if` is {left}, the other {right}",
    help: "give both one number for each daypart, or take the `total` of the one that has them",
  },

  // Rates and tables
  "blocks-need-quantity": {
    severity: "error",
    message: "rate `{rate}` has blocks, and nothing says for which quantity",
    help: "write `q through {rate}` to bill a quantity q (in {axis}) block by block, or `{rate} at q` for the price of the block that holds q",
  },
  "no-blocks": { severity: "error", message: "rate `{rate}` has no blocks, so nothing can go through it", help: "multiply the quantity by it: `q * {rate}`" },
  "wrong-axis": { severity: "error", message: "the blocks of `{rate}` are in {axis}, and this is {found}", help: "{help}" },
  "wrong-key": { severity: "error", message: "expected a value of `{domain}`, found {found}", help: "write one of its values, or the field itself" },
  "wrong-number-of-keys": {
    severity: "error",
    message: "`{rate}` is given {found} keys: {wanted}",
    help: "write `{example}`, or no `at` to take the keys from the bill",
  },
  "joint-missing": {
    severity: "error",
    message: "this quantity has one number for each daypart of `{set}`, and nothing says how they share the blocks",
    help: "write `each alone`, or `joint pro rata to 3 decimals half up`, or put `total` after the quantity",
  },
  "joint-needless": {
    severity: "error",
    message: "this quantity is one number, so it has no dayparts that could share the blocks",
    help: "leave out `each alone` or `joint`",
  },
  "needs-interval-data": {
    severity: "error",
    message: "`joint in time order` needs the use of every hour, and a bill has registers only",
    help: "write `joint pro rata to 3 decimals half up`, or keep the clause as `untranslatable`",
  },
  "quantity-by-daypart": {
    severity: "error",
    message: "expected one number, found one for each daypart of `{set}`",
    help: "put `total` after it, or take one daypart: `... at peak`",
  },
  "number-by-daypart": {
    severity: "error",
    message: "this is one number for each daypart of `{set}`, and one number is needed",
    help: "put it in brackets and write `total` after it",
  },
  "daypart-key-open": {
    severity: "error",
    message: "`{rate}` has prices by daypart of `{set}`, and the quantity has none",
    help: "say which daypart: `... through {rate} at peak`",
  },

  // Values by daypart
  "no-such-dayparts": { severity: "error", message: "there is no set of dayparts `{name}`", help: "{help}" },
  "daypart-missing": {
    severity: "error",
    message: "`by {set} (...)` says nothing for {missing}",
    help: "add them, or write `others: ...` for all that are not named",
  },
  "daypart-twice": { severity: "error", message: "`{member}` is given twice", help: "leave one of the two out" },
  "daypart-not-a-number": {
    severity: "error",
    message: "`by {set} (...)` takes one number for each daypart, found {found}",
    help: "give each daypart a single number, for example `peak: 2 * price at peak`",
  },
  "at-needs-dayparts": { severity: "error", message: "`at` takes a cell of a rate or one daypart of a value, and {found} has neither", help: "leave `at` out" },
  "one-daypart": { severity: "error", message: "`at` takes one daypart of `{set}` here", help: "write {members}" },
  "total-needless": { severity: "error", message: "{found} is one number already: there are no dayparts to add up", help: "leave `total` out" },
  "other-dayparts": {
    severity: "error",
    message: "one value goes by the dayparts of `{left}`, the other by those of `{right}`",
    help: "use one set of dayparts, or take the `total` of one of them",
  },

  // History and sums
  "history-needs-fold": {
    severity: "error",
    message: "`history.{field}` is {bills} bills: which one, or what of them?",
    help: "write for example `history.{field} highest over {bills} bills else 0 {unit}`",
  },
  "fold-needs-history": {
    severity: "error",
    message: "`{fold} over ... bills` runs over bills of the history, and this is none",
    help: "write `history.x {fold} over 12 bills else refuse`",
  },
  "fold-needs-a-count": { severity: "error", message: "expected a number of bills, found {found}", help: "write a whole number from 1" },
  "history-too-shallow": {
    severity: "error",
    message: "this asks for {asked} bills, and `history.{field}` is declared with {declared}",
    help: "declare it with {asked} bills, or ask for fewer",
  },
  "no-such-tag": { severity: "error", message: "no line or group of this tariff is tagged `{tag}`", help: "{help}" },
  "except-not-summed": { severity: "error", message: "`{name}` is not in the sum of `{tag}`, so it cannot be left out", help: "the sum holds {lines}" },

  // Lets, lines, groups, exceptions
  "let-cycle": { severity: "error", message: "these lets need one another: {circle}", help: "write one of them without the others" },
  "unknown-let": {
    severity: "error",
    message: "`let {name}` is wholly unknown, so it has no unit",
    help: "declare a rate with the unit, and let its cell be `unknown because`",
  },
  "not-money": { severity: "error", message: "{what} must be an amount in {currency}, found {found}", help: "{help}" },
  "line-needs-round": {
    severity: "error",
    message: "{what} does not say how it is rounded or printed",
    help: "end it with `round half up to 1 {currency}`, or with `print half up to 1 {currency}` to round only what is shown",
  },
  "rule-cycle": { severity: "error", message: "these lines need one another: {circle}", help: "{help}" },
  "exception-to-nothing": { severity: "error", message: "exception `{name}` is to `{line}`, and this tariff has no such line", help: "{help}" },
  "over-nothing": { severity: "error", message: "`over {over}`: line `{line}` has no exception of that name", help: "{help}" },
  "over-cycle": {
    severity: "error",
    message: "these exceptions stand over one another: {circle}",
    help: "let the one that must win be `over` the others, and not the other way round",
  },
  "uncited-number": {
    severity: "error",
    message: "{number} has no source in {owner}",
    help: "write `cites` and the source after the name, or `example` if the figure is made up",
  },

  // Cuts and segments
  "crossing-missing": {
    severity: "error",
    message: "a bill over {day} meets two versions of `{rate}`, and nothing says which one it uses",
    help: "write `crossing split by days` in the tariff, or `crossing whole at end` at the rate",
  },
  "scope-missing": {
    severity: "error",
    message: "line `{line}` can be cut inside a bill by {cuts}, and {why}: worked out in segments or over the bill it gives different amounts",
    help: "write `each segment` or `over bill` before the end of the line; to add unrounded segments and round once: `each segment, over bill round ...`",
  },
  "scope-order": {
    severity: "error",
    message: "expected `each segment, over bill round ...`, found {found}",
    help: "write `each segment`, `over bill`, or `each segment, over bill` with a `round` after it",
  },
  "over-bill-meets-change": { severity: "error", message: "{what} is worked out over the bill, and {cut} can change inside it", help: "{help}" },
  "mixes-shared-and-level": {
    severity: "error",
    message: "line `{line}` can be cut inside a bill by {cuts}, and {why}",
    help: "write `over bill`, or make both sides alike: multiply what holds in every part by `days`, or divide what is shared by `days`",
  },
  "line-has-no-part": {
    severity: "error",
    message: "line `{line}` is worked out for each segment, and line `{other}` that it reads {why}",
    help: "put what both lines use in a `let`, and use that in both",
  },

  // Tariffs
  "no-such-tariff": { severity: "error", message: "there is no tariff `{name}`", help: "{help}" },
  "amends-itself": { severity: "error", message: "these tariffs amend one another: {circle}", help: "let one of them stand on its own" },
  "amends-part-of-the-time": {
    severity: "error",
    message: "tariff `{tariff}` amends `{parent}` only from {from} to {to}, and outside those days nobody would have its customers",
    help: "leave `from` and `to` out and date the rates instead, or write a tariff of its own",
  },
  "written-twice": { severity: "error", message: "{what} is written twice in tariff `{tariff}`", help: "leave one of the two out" },
  "drop-without-amends": {
    severity: "error",
    message: "`drop line {line}` needs a tariff to drop it from, and `{tariff}` amends none",
    help: "write `tariff {tariff} amends ...`, or leave the line out",
  },
  "drops-nothing": { severity: "error", message: "`{parent}` has no line `{line}` to drop", help: "{help}" },
  "for-not-box": {
    severity: "error",
    message: "a condition that chooses customers compares one account field with a fixed value",
    help: "write for example `account.class = residential and account.contracted >= 30 kW`",
  },
  "payable-missing": {
    severity: "error",
    message: "tariff `{tariff}` does not say what is to be paid",
    help: "write `payable = total + brought_forward round down to 1_000 {currency} carry remainder`",
  },
  "remainder-missing": {
    severity: "error",
    message: "{why}, and nothing says what becomes of the rest of what is due",
    help: "end it in `carry remainder` to put the rest on the next bill, or in `drop remainder`{instead}",
  },
  "remainder-without-round": {
    severity: "error",
    message: "there is no remainder: all of `total + brought_forward` is payable, unrounded",
    help: "leave `{word} remainder` out, or write `round down to 1_000 {currency}` before it",
  },

  // Tests and proofs
  "value-needs-unit": { severity: "error", message: "{what} is in {unit}, and {found} has no unit", help: "write `{found} {unit}`" },
  "value-unit": { severity: "error", message: "{what} is in {wanted}, found {found}", help: "write the value in {wanted}, or in a unit of the same kind" },
  "name-read-as-unit": {
    severity: "error",
    message: "`{name}` was read as the unit of `{number}`, and {what} is a count",
    help: "write a count last on its line, so that no name follows it",
  },
  "value-kind": { severity: "error", message: "{what} expects {wanted}, found {found}", help: "write {wanted} here" },
  "value-inexact": {
    severity: "error",
    message: "{what} is in {unit}, and this value would be {found} there, which has no end of decimals",
    help: "write the value in {unit}",
  },
  "given-twice": { severity: "error", message: "`{name}` is given twice in this test", help: "leave one of the two out" },
  "period-order": {
    severity: "error",
    message: "a period ends after it begins, and {to} is not after {from}",
    help: "write the first day, then the day after the last one: `period 1394-03-01 .. 1394-04-01`",
  },
  "test-without-period": {
    severity: "error",
    message: "this test does not say for which days the bill is",
    help: "write for example `period 1394-03-01 .. 1394-04-01`; the second day is not billed",
  },
  "test-expects-nothing": {
    severity: "error",
    message: "this test expects nothing, so it cannot fail",
    help: "write for example `expect payable = 126_000 IRR`, or `expect refused`",
  },
  "test-needs-dayparts": { severity: "error", message: "`usage.{field}` has one number for each daypart of `{set}`", help: "write `{example}`" },
  "test-has-dayparts": { severity: "error", message: "`usage.{field}` is one number, without dayparts", help: "write `{field} 10 {unit}`" },
  "no-such-figure": { severity: "error", message: "the bill has no `{name}`", help: "{help}" },
  "block-number": { severity: "error", message: "blocks are counted from 1, found {found}", help: "write `block 1` for the lowest block" },
  "proof-path": {
    severity: "error",
    message: "`{path}` is nothing that a bill is given",
    help: "write a field such as `usage.active`, or one daypart of it: `usage.active.peak`",
  },
  "proof-of-a-choice": { severity: "error", message: "`{path}` does not go up and down: it is no number", help: "hold it fixed instead: `{path} = ...`" },
  "proof-range-order": {
    severity: "error",
    message: "a range goes from the lesser to the greater number, found {from} .. {to}",
    help: "write `{to} .. {from}`",
  },
  "proof-without-period": {
    severity: "error",
    message: "this proof does not say for which bills it holds",
    help: "write `period 1394-03-01 .. 1394-04-01`, or `days 28 .. 31 from 1394-03-01` for bills of every such length",
  },
  "proof-days": {
    severity: "error",
    message: "expected numbers of days from 1 to {limit}, the fewer first, found {fewest} .. {most}",
    help: "write for example `days 28 .. 31 from 1394-03-01`",
  },
  "except-at-of-nothing": {
    severity: "error",
    message: "`except at` leaves out a value of what grows, and nothing grows here",
    help: "leave `except at` out, or prove `does not fall as usage.active grows`",
  },
} as const;

/** Builds each diagnostic of the rules. */
export const ruleDiagnostic: DiagnosticBuilder<typeof RULE_CATALOGUE> = diagnosticsOf(RULE_CATALOGUE);
