// The rule of a plan: the version of an `instalments` block that was in force on a day, as known on a day, asked for one debtor.
// Which exception holds is settled here, so that whoever reads the terms meets one answer or none.
import type { Condition, InstalmentBody, Instalments, PlanException, PlanTerms } from "../../dsl/oversight.ts";
import type { Citation, Labels, Version } from "../../dsl/program.ts";
import type { MarkWord } from "../../dsl/tree/tree.ts";
import { versionOn } from "../../engine/evaluate/versions.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import { own } from "../../values/record.ts";
import { basisFaults, whyNone } from "../authority/in-force.ts";
import { ACCOUNT } from "../authority/ready.ts";
import type { Asked } from "../condition.ts";
import { conditionHolds, fieldsOf, openFields } from "../condition.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { Debtor } from "./debtor.ts";
import { debtorAsked } from "./debtor.ts";

export interface PlanRule {
  readonly name: string;
  readonly labels: Labels;
  readonly version: Version;
  readonly body: InstalmentBody;
  readonly exception: PlanException | undefined;
  /** With the exception's in place of the version's; undefined where it cannot be told which exception holds. */
  readonly terms: PlanTerms | undefined;
  /** Of the version and the exception. */
  readonly cites: readonly Citation[];
  readonly marks: readonly MarkWord[];
}

export interface RuleAnswer {
  /** Undefined where no version can be asked. */
  readonly rule: PlanRule | undefined;
  /** Whether the rule is for this debtor; undefined where that cannot be told. */
  readonly fits: boolean | undefined;
  /** Why there is no rule, what the debtor's facts lack, that the rule is not for the debtor, what was annulled. */
  readonly findings: readonly Finding[];
}

export type RuleFinder = (name: string, debtor: Debtor, day: Day, place: FindingPlace) => RuleAnswer;

/** What happened on `day` is judged by what was announced by `known`; undefined: by all that ever was. */
export function planRuleFor(plan: Plan, name: string, debtor: Debtor, day: Day, known: Day | undefined, place: FindingPlace): RuleAnswer {
  return ruleFinder(plan, known)(name, debtor, day, place);
}

/** For many questions about one plan: what a version asks of an account is gathered once. */
export function ruleFinder(plan: Plan, known: Day | undefined): RuleFinder {
  const asks = new Map<InstalmentBody, readonly string[]>();
  return (name, debtor, day, place) => {
    const rule = own(plan.oversight.instalments, name);
    if (rule === undefined) return none(findingOf("plan-rule-unknown", { rule: name, rules: Object.keys(plan.oversight.instalments).join(", ") }, place));
    const version = versionOn(rule.versions, day, known);
    if (version === undefined) return none(whyNone(plan, rule, day, known, place));
    const { body } = version;
    const at = { ...place, cites: version.cites, marks: version.marks };
    if (body.kind === "unknown") {
      return none(findingOf("rule-unknown", { authority: name, day: textFromDay(plan.calendar, day), because: body.because }, at));
    }
    const fields = asks.get(body) ?? accountFieldsOf(body);
    asks.set(body, fields);
    return answered(plan, { rule, version, body, fields }, debtor, day, known, at);
  };
}

interface InForce {
  readonly rule: Instalments;
  readonly version: Version;
  readonly body: InstalmentBody;
  readonly fields: readonly string[];
}

function none(finding: Finding): RuleAnswer {
  return { rule: undefined, fits: undefined, findings: [finding] };
}

function accountFieldsOf({ fits, exceptions }: InstalmentBody): readonly string[] {
  const asked = new Set([fits, ...exceptions.map(({ condition }) => condition)].flatMap(fieldsOf));
  return [...asked].flatMap((field) => (field.startsWith(ACCOUNT) ? [field.slice(ACCOUNT.length)] : []));
}

function answered(plan: Plan, inForce: InForce, debtor: Debtor, day: Day, known: Day | undefined, place: FindingPlace): RuleAnswer {
  const { rule, version, body, fields } = inForce;
  const asked = debtorAsked(plan, fields, debtor);
  const fits = conditionHolds(body.fits, asked);
  const held = exceptionFor(body, asked);
  const exception = held.kind === "one" ? held.exception : undefined;
  const cites = [...version.cites, ...(exception?.cites ?? [])];
  const marks = [...new Set([...version.marks, ...(exception?.marks ?? [])])];
  const at = { ...place, cites, marks };
  const terms = held.kind === "one" ? termsWith(body, exception) : undefined;
  const open = [...(fits === undefined ? [body.fits] : []), ...(held.kind === "unknown" ? held.conditions : [])];
  const needsSpan = terms?.count.from === "span" && debtor.span === undefined;
  const findings = [
    ...basisFaults(plan, cites, undefined, day, known, at),
    ...causeFaults(rule, debtor, at),
    ...unsaidFaults(rule, open, needsSpan, asked, at),
    ...(held.kind === "several" ? [undecided(rule, held.exceptions, at)] : []),
    ...(fits === false ? [findingOf("debtor-does-not-fit", { rule: rule.name }, at)] : []),
  ];
  return { rule: { name: rule.name, labels: rule.labels, version, body, exception, terms, cites, marks }, fits, findings };
}

type Held =
  | { readonly kind: "one"; readonly exception: PlanException | undefined }
  | { readonly kind: "several"; readonly exceptions: readonly PlanException[] }
  | { readonly kind: "unknown"; readonly conditions: readonly Condition[] };

/** An exception gives way where one that is over it holds. */
function exceptionFor({ exceptions }: InstalmentBody, asked: Asked): Held {
  const judged = exceptions.map((exception) => ({ exception, holds: conditionHolds(exception.condition, asked) }));
  const holding = judged.filter(({ holds }) => holds === true).map(({ exception }) => exception);
  const standing = (exception: PlanException): boolean => !holding.some(({ over }) => over.includes(exception.name));
  const open = judged.filter(({ exception, holds }) => holds === undefined && standing(exception));
  if (open.length > 0) return { kind: "unknown", conditions: open.map(({ exception }) => exception.condition) };
  const left = holding.filter(standing);
  return left.length > 1 ? { kind: "several", exceptions: left } : { kind: "one", exception: left[0] };
}

function termsWith(body: InstalmentBody, exception: PlanException | undefined): PlanTerms {
  const { down, count, leastPart, first, afterBroken } = exception?.terms ?? {};
  return {
    down: down === undefined ? body.down : down.value,
    count: count ?? body.count,
    leastPart: leastPart ?? body.leastPart,
    first: first ?? body.first,
    afterBroken: afterBroken ?? body.afterBroken,
  };
}

function undecided({ name }: Instalments, exceptions: readonly PlanException[], place: FindingPlace): Finding {
  return findingOf("plan-exceptions-undecided", { rule: name, exceptions: exceptions.map((exception) => exception.name).join(", ") }, place);
}

function causeFaults({ name, causes }: Instalments, { cause }: Debtor, place: FindingPlace): readonly Finding[] {
  const names = causes.map((member) => member.name);
  const listed = { causes: names.join(", ") };
  if (cause === undefined) return names.length === 0 ? [] : [findingOf("cause-missing", listed, place)];
  return names.includes(cause) ? [] : [findingOf("cause-not-declared", { ...listed, cause, authority: name }, place)];
}

/** What the open conditions turn on and the debtor's facts do not say; of causes `causeFaults` speaks. */
function unsaidFaults({ name }: Instalments, open: readonly Condition[], needsSpan: boolean, asked: Asked, place: FindingPlace): readonly Finding[] {
  const fields = new Set([...open.flatMap((condition) => openFields(condition, asked)), ...(needsSpan ? ["span"] : [])]);
  return [...fields].flatMap((field) => {
    if (field === "span") return [findingOf("span-missing", { rule: name }, place)];
    return field.startsWith(ACCOUNT) ? [findingOf("account-field-missing", { field: field.slice(ACCOUNT.length) }, place)] : [];
  });
}
