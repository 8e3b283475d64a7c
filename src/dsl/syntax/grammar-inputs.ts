// The grammar of what a file stands on and may ask about: schedule, sources, units, account, usage, history, charges.
// A little over 300 lines: a rule for each kind of field.
import type { IToken } from "chevrotain";
import type {
  Account,
  AccountField,
  AccountType,
  Annulment,
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
import { Bar, Colon, Comma, Dots, Equals, Minus, Name, NumberToken, PercentSign, StringToken, UnitPath, W } from "./tokens.ts";

type SchedulePart =
  | (Part & { readonly part: "currency"; readonly currency: NonNullable<Schedule["currency"]> })
  | (Part & { readonly part: "calendar"; readonly name: NameNode })
  | (Part & { readonly part: "zone"; readonly zone: StringText })
  | (Part & { readonly part: "weekend"; readonly days: readonly NameNode[] })
  | (Part & { readonly part: "horizon"; readonly horizon: { readonly from: DateText; readonly to: DateText } });

type SourcePart =
  | (Part & { readonly part: "dated"; readonly date: DateText })
  | (Part & { readonly part: "unverified" })
  | (Part & { readonly part: "annulled"; readonly annulled: Annulment })
  | (Part & { readonly part: "url" | "note"; readonly text: StringText });

type LabelledValue = Omit<LabelledName, "span">;

interface Measure {
  readonly by: NameNode | undefined;
  readonly bills: NumberText | undefined;
}

interface Bounds {
  readonly range: MeasuredField["range"] | undefined;
  readonly decimals: NumberText | undefined;
}

export abstract class InputGrammar extends ExpressionGrammar {
  /** Without its path nobody knows what the other file declares. */
  protected readonly use: Rule<Use | undefined> = this.RULE("use", (): Use | undefined => {
    const word = this.CONSUME(W.use);
    const path = this.part(
      () => this.text(0, "that names a file"),
      () => false,
    );
    if (path === undefined) this.loseName();
    return path === undefined ? undefined : { kind: "use", path, span: this.span(word) };
  });

  protected readonly schedule: Rule<Schedule | undefined> = this.RULE("schedule", (): Schedule | undefined => {
    const word = this.CONSUME(W.schedule);
    const head = this.heading(() => ({ name: this.name(0, "the schedule"), labels: this.SUBRULE(this.labels) }));
    const parts = this.block(0, "the schedule", this.schedulePart, () => this.beginsLine(itemsOf("schedule").words), {
      name: "schedule",
      rest: undefined,
      isRun: false,
    });
    this.once("the schedule", parts);
    if (head === undefined) return undefined;
    return {
      kind: "schedule",
      ...head,
      currency: partOf(parts, "currency")?.currency,
      calendar: partOf(parts, "calendar")?.name,
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
        { ALT: () => ({ part: said(this.CONSUME(W.currency), "currency"), token, currency: this.SUBRULE(this.currency) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.calendar), "calendar"), token, name: this.name(0, "a calendar after `calendar`") }) },
        { ALT: () => ({ part: said(this.CONSUME(W.zone), "zone"), token, zone: this.SUBRULE(this.zone) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.weekend), "weekend"), token, days: this.SUBRULE(this.names) }) },
        { ALT: () => ({ part: said(this.CONSUME(W.horizon), "horizon"), token, horizon: this.SUBRULE(this.horizon) }) },
      ],
      ERR_MSG: fault("expected-item", "schedule").ERR_MSG,
    });
  });

  private readonly currency: Rule<NonNullable<Schedule["currency"]>> = this.RULE("currency", () => {
    const name = this.name(0, "a currency after `currency`");
    return { name, decimals: this.OPTION(() => this.SUBRULE(this.decimals)) };
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

  protected readonly source: Rule<Source | undefined> = this.RULE("source", (): Source | undefined => {
    const first = this.CONSUME(W.source);
    const name = this.ownName(0, "the source");
    const labels = this.SUBRULE(this.labels);
    const parts: SourcePart[] = [];
    this.MANY(() => {
      const part = this.part(
        () => this.SUBRULE(this.sourcePart),
        () => this.is(W.dated) || this.is(W.unverified) || this.is(W.url) || this.is(W.note),
      );
      if (part !== undefined) parts.push(part);
    });
    this.once("the source", parts);
    if (name === undefined) return undefined;
    return {
      kind: "source",
      name,
      labels,
      dated: partOf(parts, "dated")?.date,
      unverified: partOf(parts, "unverified") !== undefined,
      url: parts.flatMap((part) => (part.part === "url" ? [part.text] : []))[0],
      note: parts.flatMap((part) => (part.part === "note" ? [part.text] : []))[0],
      annulled: partOf(parts, "annulled")?.annulled,
      span: this.span(first),
    };
  });

  private readonly sourcePart: Rule<SourcePart> = this.RULE("sourcePart", (): SourcePart => {
    const token = this.LA(1);
    return this.OR<SourcePart>([
      { ALT: () => ({ part: said(this.CONSUME(W.dated), "dated"), token, date: this.date(0, "after `dated`") }) },
      { ALT: () => ({ part: said(this.CONSUME(W.unverified), "unverified"), token }) },
      { ALT: () => ({ part: "annulled", token, annulled: this.SUBRULE(this.annulment) }) },
      { ALT: () => ({ part: said(this.CONSUME(W.url), "url"), token, text: this.text(0, "with the address after `url`") }) },
      { ALT: () => ({ part: said(this.CONSUME(W.note), "note"), token, text: this.text(1, "after `note`") }) },
    ]);
  });

  protected readonly unit: Rule<UnitDeclaration | undefined> = this.RULE("unit", (): UnitDeclaration | undefined => {
    const first = this.CONSUME(W.unit);
    const name = this.ownName(0, "the unit");
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
    return name === undefined ? undefined : { kind: "unit", name, labels, definition, span: this.span(first) };
  });

  protected readonly account: Rule<Account> = this.RULE("account", (): Account => {
    const first = this.CONSUME(W.account);
    const fields = this.block(0, "the account", this.accountField, () => this.isField());
    return { kind: "account", fields, span: this.span(first) };
  });

  private readonly accountField: Rule<AccountField | undefined> = this.RULE("accountField", (): AccountField | undefined => {
    const name = this.fieldName();
    this.sign(0, Colon, fault("missing-colon", "what the field holds"));
    const type = this.part(
      () => this.SUBRULE(this.accountType),
      () => this.isFieldLabel(),
    );
    // Labels stand between the values of a list too.
    if (type === undefined) this.doubt();
    const labels = this.SUBRULE(this.labels);
    if (name === undefined || type === undefined) return undefined;
    const span = this.spanSince(name);
    return this.RECORDING_PHASE ? { name, type, labels, span } : { name, span, ...labelsOfField(type, labels) };
  });

  /** Undefined where a part of it has a fault. */
  private readonly accountType: Rule<AccountType | undefined> = this.RULE("accountType", (): AccountType | undefined =>
    this.OR<AccountType | undefined>({
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
    }),
  );

  private readonly choice: Rule<AccountType | undefined> = this.RULE("choice", (): AccountType | undefined => {
    const isNext = (): boolean => this.is(Bar);
    const first = this.part(() => this.SUBRULE(this.choiceValue), isNext);
    const values: LabelledValue[] = first === undefined ? [] : [first];
    let isWhole = first !== undefined;
    this.AT_LEAST_ONE({
      DEF: () => {
        this.CONSUME(Bar);
        const value = this.part(() => this.SUBRULE1(this.choiceValue), isNext);
        if (value === undefined) isWhole = false;
        else values.push(value);
      },
      ERR_MSG: fault("single-choice").ERR_MSG,
    });
    return isWhole ? { kind: "choice", values } : undefined;
  });

  private readonly choiceValue: Rule<LabelledValue> = this.RULE("choiceValue", () => {
    const name = this.name(0, "a value of the list");
    return { name, labels: this.SUBRULE(this.labels) };
  });

  protected readonly labelledName: Rule<LabelledName> = this.RULE("labelledName", (): LabelledName => {
    const first = this.LA(1);
    const name = this.name(0, "one of the list");
    return { name, labels: this.SUBRULE(this.labels), span: this.span(first) };
  });

  private readonly quantity: Rule<AccountType | undefined> = this.RULE("quantity", (): AccountType | undefined => {
    const unit = this.unitOfField();
    const { range, decimals } = this.SUBRULE(this.bounds);
    return unit === undefined || range === undefined || decimals === undefined ? undefined : { kind: "quantity", unit, range, decimals };
  });

  protected readonly usage: Rule<Usage> = this.RULE("usage", (): Usage => {
    const first = this.CONSUME(W.usage);
    const fields = this.block(0, "the usage", this.usageField, () => this.isField());
    return { kind: "usage", fields, span: this.span(first) };
  });

  private readonly usageField: Rule<MeasuredField | undefined> = this.RULE("usageField", (): MeasuredField | undefined => {
    const name = this.fieldName();
    this.sign(0, Colon, fault("missing-colon", "the unit of the field"));
    const unit = this.unitOfField();
    const by = this.OPTION(() => {
      this.CONSUME(W.by);
      return this.part(
        () => this.name(1, "a set of dayparts after `by`"),
        () => this.isFieldBound(),
      );
    });
    return this.measured(name, unit, { by, bills: undefined });
  });

  protected readonly history: Rule<History> = this.RULE("history", (): History => {
    const first = this.CONSUME(W.history);
    const fields = this.block(0, "the history", this.historyField, () => this.isField());
    return { kind: "history", fields, span: this.span(first) };
  });

  private readonly historyField: Rule<MeasuredField | undefined> = this.RULE("historyField", (): MeasuredField | undefined => {
    const name = this.fieldName();
    this.sign(0, Colon, fault("missing-colon", "the unit of the field"));
    const unit = this.unitOfField();
    // Without its unit nobody can tell which number is the first one.
    const bills = unit === undefined ? undefined : this.billsOfField();
    return this.measured(name, unit, { by: undefined, bills });
  });

  private billsOfField(): NumberText | undefined {
    return this.part(
      () => {
        const count = this.number(0, "of bills that the history goes back");
        this.SUBRULE(this.billWord);
        return count;
      },
      () => this.isFieldBound(),
    );
  }

  protected readonly charges: Rule<Charges> = this.RULE("charges", (): Charges => {
    const first = this.CONSUME(W.charges);
    const fields = this.block(0, "the charges", this.chargesField, () => this.isField());
    return { kind: "charges", fields, span: this.span(first) };
  });

  private readonly chargesField: Rule<MeasuredField | undefined> = this.RULE("chargesField", (): MeasuredField | undefined => {
    const name = this.fieldName();
    this.sign(0, Colon, fault("missing-colon", "the unit of the field"));
    const unit = this.unitOfField();
    const { range, decimals } = this.SUBRULE(this.bounds);
    const absent = this.OPTION(() => {
      this.CONSUME(W.absent);
      return this.part(
        () => this.SUBRULE(this.signedNumber),
        () => this.isFieldLabel(),
      );
    });
    const labels = this.SUBRULE(this.labels);
    if (name === undefined || unit === undefined || range === undefined || decimals === undefined || this.isFaulty()) return undefined;
    return { name, unit, by: undefined, bills: undefined, absent, range, decimals, labels, span: this.spanSince(name) };
  });

  private readonly bounds: Rule<Bounds> = this.RULE("bounds", (): Bounds => {
    const range = this.part(
      () => this.SUBRULE(this.range),
      () => this.is(W.to) || this.is(W.absent) || this.isFieldLabel(),
    );
    const decimals = this.part(
      () => this.SUBRULE(this.decimals),
      () => this.is(W.absent) || this.isFieldLabel(),
    );
    return { range, decimals };
  });

  /** A field that has a fault anywhere is left out: what it measures, and how, is not known. */
  private measured(name: NameNode | undefined, unit: MeasuredField["unit"] | undefined, measure: Measure): MeasuredField | undefined {
    const { range, decimals } = this.SUBRULE(this.bounds);
    const labels = this.SUBRULE(this.labels);
    if (name === undefined || unit === undefined || range === undefined || decimals === undefined || this.isFaulty()) return undefined;
    return { name, unit, ...measure, absent: undefined, range, decimals, labels, span: this.spanSince(name) };
  }

  private unitOfField(): MeasuredField["unit"] | undefined {
    return this.part(
      () => this.SUBRULE(this.unitExpression),
      () => this.is(W.by) || this.isFieldBound(),
    );
  }

  private fieldName(): NameNode | undefined {
    const name = this.part(
      () => this.nameNode(this.CONSUME(Name, fault("expected-field", "a field"))),
      () => this.is(Colon),
    );
    if (name === undefined) this.loseName();
    return name;
  }

  private isFieldLabel(): boolean {
    return this.is(StringToken) || this.isLanguage();
  }

  /** Whether the range or the decimals of a field begin here. */
  private isFieldBound(): boolean {
    return this.is(Dots, 2) || (this.is(Minus) && this.is(Dots, 3)) || this.is(W.to) || this.isFieldLabel();
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
