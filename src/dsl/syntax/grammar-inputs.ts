// The grammar of what a file stands on and may ask about: schedule, sources, units, account, usage, history, charges.
// A little over 300 lines: a rule for each kind of field.
import type { IToken } from "chevrotain";
import type {
  Account,
  AccountField,
  AccountType,
  Charges,
  DateText,
  History,
  Label,
  LabelledName,
  MeasuredField,
  Name as NameNode,
  NumberText,
  Schedule,
  Source,
  StringText,
  UnitDeclaration,
  Usage,
  Use,
} from "../tree/tree.ts";
import { itemsOf } from "./expected-words.ts";
import { fault } from "./faults.ts";
import { type Part, partOf, type Rule, said } from "./grammar-base.ts";
import { ExpressionGrammar } from "./grammar-expressions.ts";
import { visible } from "./scan.ts";
import { Bar, Colon, Comma, Equals, Minus, Name, NumberToken, PercentSign, StringToken, UnitPath, W } from "./tokens.ts";

type SchedulePart =
  | (Part & { readonly part: "currency" | "calendar"; readonly name: NameNode })
  | (Part & { readonly part: "zone"; readonly zone: StringText })
  | (Part & { readonly part: "weekend"; readonly days: readonly NameNode[] })
  | (Part & { readonly part: "horizon"; readonly horizon: { readonly from: DateText; readonly to: DateText } });

type SourcePart =
  | (Part & { readonly part: "dated"; readonly date: DateText })
  | (Part & { readonly part: "unverified" })
  | (Part & { readonly part: "url" | "note"; readonly text: StringText });

interface Measure {
  readonly by: NameNode | undefined;
  readonly bills: NumberText | undefined;
}

export abstract class InputGrammar extends ExpressionGrammar {
  protected readonly use: Rule<Use> = this.RULE("use", (): Use => {
    const word = this.CONSUME(W.use);
    return { kind: "use", path: this.text(0, "that names a file"), span: this.span(word) };
  });

  protected readonly schedule: Rule<Schedule | undefined> = this.RULE("schedule", (): Schedule | undefined => {
    const word = this.CONSUME(W.schedule);
    const head = this.heading(() => ({ name: this.name(0, "the schedule"), labels: this.SUBRULE(this.labels) }));
    const parts = this.block(0, "the schedule", this.schedulePart, () => this.beginsLine(itemsOf("schedule").words));
    this.once("the schedule", parts);
    if (head === undefined) return undefined;
    return {
      kind: "schedule",
      ...head,
      currency: parts.flatMap((part) => (part.part === "currency" ? [part.name] : []))[0],
      calendar: parts.flatMap((part) => (part.part === "calendar" ? [part.name] : []))[0],
      zone: partOf(parts, "zone")?.zone,
      weekend: partOf(parts, "weekend")?.days ?? [],
      horizon: partOf(parts, "horizon")?.horizon,
      span: this.span(word),
    };
  });

  private readonly schedulePart: Rule<SchedulePart> = this.RULE("schedulePart", (): SchedulePart => {
    const token = this.LA(1);
    return this.OR<SchedulePart>({
      DEF: [
        { ALT: () => ({ part: said(this.CONSUME(W.currency), "currency"), token, name: this.name(0, "a currency after `currency`") }) },
        { ALT: () => ({ part: said(this.CONSUME(W.calendar), "calendar"), token, name: this.name(1, "a calendar after `calendar`") }) },
        { ALT: () => ({ part: said(this.CONSUME(W.zone), "zone"), token, zone: this.SUBRULE(this.zone) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.weekend), "weekend"), token, days: this.SUBRULE(this.names) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.horizon), "horizon"), token, horizon: this.SUBRULE(this.horizon) }) },
      ],
      ERR_MSG: fault("expected-item", "schedule").ERR_MSG,
    });
  });

  private readonly horizon: Rule<{ readonly from: DateText; readonly to: DateText }> = this.RULE("horizon", () => {
    const from = this.date(0, "after `horizon`");
    this.CONSUME(W.to, fault("expected-choice", "`to` and the day on which the horizon ends"));
    return { from, to: this.date(1, "after `to`") };
  });

  private readonly zone: Rule<StringText> = this.RULE(
    "zone",
    (): StringText =>
      this.OR<StringText>({
        DEF: [
          { ALT: () => this.bareText(this.CONSUME(UnitPath)) },
          { ALT: () => this.bareText(this.CONSUME(Name)) },
          { ALT: () => this.stringNode(this.CONSUME(StringToken)) },
        ],
        ERR_MSG: fault("expected-choice", "a time zone, such as `Asia/Tehran`").ERR_MSG,
      }),
  );

  protected readonly names: Rule<readonly NameNode[]> = this.RULE("names", (): readonly NameNode[] => {
    const names = [this.name(0, "one of the list")];
    this.MANY(() => {
      this.CONSUME(Comma);
      names.push(this.name(1, "the next one of the list"));
    });
    return names;
  });

  protected readonly source: Rule<Source> = this.RULE("source", (): Source => {
    const first = this.CONSUME(W.source);
    const name = this.name(0, "the source");
    const labels = this.SUBRULE(this.labels);
    const parts: SourcePart[] = [];
    this.MANY(() => parts.push(this.SUBRULE(this.sourcePart)));
    this.once("the source", parts);
    return {
      kind: "source",
      name,
      labels,
      dated: partOf(parts, "dated")?.date,
      unverified: partOf(parts, "unverified") !== undefined,
      url: parts.flatMap((part) => (part.part === "url" ? [part.text] : []))[0],
      note: parts.flatMap((part) => (part.part === "note" ? [part.text] : []))[0],
      span: this.span(first),
    };
  });

  private readonly sourcePart: Rule<SourcePart> = this.RULE("sourcePart", (): SourcePart => {
    const token = this.LA(1);
    return this.OR<SourcePart>([
      { ALT: () => ({ part: said(this.CONSUME(W.dated), "dated"), token, date: this.date(0, "after `dated`") }) },
      { ALT: () => ({ part: said(this.CONSUME(W.unverified), "unverified"), token }) },
      { ALT: () => ({ part: said(this.CONSUME(W.url), "url"), token, text: this.text(0, "with the address after `url`") }) },
      { ALT: () => ({ part: said(this.CONSUME(W.note), "note"), token, text: this.text(1, "after `note`") }) },
    ]);
  });

  protected readonly unit: Rule<UnitDeclaration> = this.RULE("unit", (): UnitDeclaration => {
    const first = this.CONSUME(W.unit);
    const name = this.name(0, "the unit");
    const labels = this.SUBRULE(this.labels);
    const definition = this.OR<UnitDeclaration["definition"]>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(Equals);
            const factor = this.number(0, "of other units");
            return { kind: "derived", factor, of: this.SUBRULE(this.unitExpression) };
          },
        },
        { ALT: () => ({ kind: "base", sharing: said(this.CONSUME(W.summable), "summable") }) },
        { ALT: () => ({ kind: "base", sharing: said(this.CONSUME(W.level), "level") }) },
      ],
      ERR_MSG: fault("expected-choice", "`summable`, `level`, or `=` with a number and a unit, such as `= 1_000 kWh`").ERR_MSG,
    });
    return { kind: "unit", name, labels, definition, span: this.span(first) };
  });

  protected readonly account: Rule<Account> = this.RULE("account", (): Account => {
    const first = this.CONSUME(W.account);
    const fields = this.block(0, "the account", this.accountField, () => this.isField());
    return { kind: "account", fields, span: this.span(first) };
  });

  private readonly accountField: Rule<AccountField> = this.RULE("accountField", (): AccountField => {
    const name = this.fieldName();
    this.CONSUME(Colon, fault("missing-colon", "what the field holds"));
    const type = this.OR<AccountType>({
      DEF: [
        { GATE: () => this.isChoice(), ALT: () => this.SUBRULE(this.choice) },
        { ALT: () => ({ kind: said(this.CONSUME(W.date), "date") }) },
        { ALT: () => ({ kind: said(this.CONSUME(W.iran_bill_id), "iran_bill_id") }) },
        { ALT: () => ({ kind: said(this.CONSUME(W.iran_payment_id), "iran_payment_id") }) },
        {
          GATE: () => this.is(NumberToken, 2) || this.is(Minus, 2),
          ALT: () => ({ kind: said(this.CONSUME(W.whole), "whole"), range: this.SUBRULE(this.range) }),
        },
        { ALT: () => this.SUBRULE(this.quantity) },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("expected-type").ERR_MSG,
    });
    const labels = this.SUBRULE1(this.labels);
    const span = this.spanSince(name);
    return this.RECORDING_PHASE ? { name, type, labels, span } : { name, span, ...labelsOfField(type, labels) };
  });

  private readonly choice: Rule<AccountType> = this.RULE("choice", (): AccountType => {
    const values = [this.SUBRULE(this.choiceValue)];
    this.AT_LEAST_ONE({
      DEF: () => {
        this.CONSUME(Bar);
        values.push(this.SUBRULE1(this.choiceValue));
      },
      ERR_MSG: fault("single-choice").ERR_MSG,
    });
    return { kind: "choice", values };
  });

  private readonly choiceValue: Rule<Omit<LabelledName, "span">> = this.RULE("choiceValue", () => {
    const name = this.name(0, "a value of the list");
    return { name, labels: this.SUBRULE(this.labels) };
  });

  protected readonly labelledName: Rule<LabelledName> = this.RULE("labelledName", (): LabelledName => {
    const first = this.LA(1);
    const name = this.name(0, "one of the list");
    return { name, labels: this.SUBRULE(this.labels), span: this.span(first) };
  });

  private readonly quantity: Rule<AccountType> = this.RULE("quantity", (): AccountType => {
    const unit = this.SUBRULE(this.unitExpression);
    const range = this.SUBRULE(this.range);
    return { kind: "quantity", unit, range, decimals: this.SUBRULE(this.decimals) };
  });

  protected readonly usage: Rule<Usage> = this.RULE("usage", (): Usage => {
    const first = this.CONSUME(W.usage);
    const fields = this.block(0, "the usage", this.usageField, () => this.isField());
    return { kind: "usage", fields, span: this.span(first) };
  });

  private readonly usageField: Rule<MeasuredField> = this.RULE("usageField", (): MeasuredField => {
    const name = this.fieldName();
    this.CONSUME(Colon, fault("missing-colon", "the unit of the field"));
    const unit = this.SUBRULE(this.unitExpression);
    const by = this.OPTION(() => {
      this.CONSUME(W.by);
      return this.name(1, "a set of dayparts after `by`");
    });
    return this.measured(name, unit, { by, bills: undefined });
  });

  protected readonly history: Rule<History> = this.RULE("history", (): History => {
    const first = this.CONSUME(W.history);
    const fields = this.block(0, "the history", this.historyField, () => this.isField());
    return { kind: "history", fields, span: this.span(first) };
  });

  private readonly historyField: Rule<MeasuredField> = this.RULE("historyField", (): MeasuredField => {
    const name = this.fieldName();
    this.CONSUME(Colon, fault("missing-colon", "the unit of the field"));
    const unit = this.SUBRULE(this.unitExpression);
    const bills = this.number(0, "of bills that the history goes back");
    this.SUBRULE(this.billWord);
    return this.measured(name, unit, { by: undefined, bills });
  });

  protected readonly charges: Rule<Charges> = this.RULE("charges", (): Charges => {
    const first = this.CONSUME(W.charges);
    const fields = this.block(0, "the charges", this.chargesField, () => this.isField());
    return { kind: "charges", fields, span: this.span(first) };
  });

  private readonly chargesField: Rule<MeasuredField> = this.RULE("chargesField", (): MeasuredField => {
    const name = this.fieldName();
    this.CONSUME(Colon, fault("missing-colon", "the unit of the field"));
    const unit = this.SUBRULE(this.unitExpression);
    const { range, decimals } = this.SUBRULE(this.bounds);
    const absent = this.OPTION(() => {
      this.CONSUME(W.absent);
      return this.SUBRULE(this.signedNumber);
    });
    const labels = this.SUBRULE(this.labels);
    return { name, unit, by: undefined, bills: undefined, absent, range, decimals, labels, span: this.spanSince(name) };
  });

  private readonly bounds: Rule<Pick<MeasuredField, "range" | "decimals">> = this.RULE("bounds", () => {
    const range = this.SUBRULE(this.range);
    return { range, decimals: this.SUBRULE(this.decimals) };
  });

  private measured(name: NameNode, unit: MeasuredField["unit"], measure: Measure): MeasuredField {
    const { range, decimals } = this.SUBRULE(this.bounds);
    const labels = this.SUBRULE(this.labels);
    return { name, unit, ...measure, absent: undefined, range, decimals, labels, span: this.spanSince(name) };
  }

  private fieldName(): NameNode {
    return this.nameNode(this.CONSUME(Name, fault("expected-field", "a field")));
  }

  private isField(): boolean {
    return this.isName() && this.is(Colon, 2);
  }

  /** A list of values, and no unit or word that says a type: another name, a label or the end follows the first name. */
  private isChoice(): boolean {
    if (!this.isName() || this.is(NumberToken, 2) || this.is(Minus, 2) || this.is(W.per, 2) || this.is(PercentSign, 2)) return false;
    if (this.is(Bar, 2)) return true;
    if (this.is(W.date) || this.is(W.iran_bill_id) || this.is(W.iran_payment_id) || this.is(W.whole)) return false;
    return this.is(StringToken, 2) || this.isLanguage(2) || !this.isSameLine(2) || !this.isName(2);
  }

  private bareText(token: IToken): StringText {
    return { kind: "string", text: visible(token.image), span: this.spanOf(token) };
  }
}

/** `yes | no "Rural"`: labels after the last value are the field's, where no other value bears any. */
function labelsOfField(type: AccountType, labels: readonly Label[]): Pick<AccountField, "type" | "labels"> {
  if (type.kind !== "choice" || labels.length > 0) return { type, labels };
  const others = type.values.slice(0, -1);
  const last = type.values.at(-1);
  if (last === undefined || others.some((value) => value.labels.length > 0)) return { type, labels };
  return { type: { kind: "choice", values: [...others, { name: last.name, labels: [] }] }, labels: last.labels };
}
