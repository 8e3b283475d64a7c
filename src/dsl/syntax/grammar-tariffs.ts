// The grammar of rules: let, tariff and what stands in it.

import type {
  DropLine,
  Exception,
  Expression,
  For,
  Group,
  Let,
  Line,
  Name as NameNode,
  Payable,
  RoundClause,
  ScopeWord,
  Tariff,
  TariffItem,
  Untranslatable,
} from "../tree/tree.ts";
import { itemsOf } from "./expected-words.ts";
import { fault } from "./faults.ts";
import { type Rule, said } from "./grammar-base.ts";
import { RateGrammar } from "./grammar-rates.ts";
import { Comma, Equals, W } from "./tokens.ts";

export abstract class TariffGrammar extends RateGrammar {
  protected readonly let: Rule<Let> = this.RULE("let", (): Let => {
    const word = this.CONSUME(W.let);
    const name = this.name(0, "the value");
    const signature = this.SUBRULE(this.signature);
    this.CONSUME(Equals, fault("missing-equals", "the value"));
    const value = this.SUBRULE(this.rounded);
    return { kind: "let", name, ...signature, value, span: this.span(word) };
  });

  protected readonly tariff: Rule<Tariff | undefined> = this.RULE("tariff", (): Tariff | undefined => {
    const word = this.CONSUME(W.tariff);
    const head = this.heading(() => {
      const name = this.name(0, "the tariff");
      const amends = this.OPTION(() => {
        this.CONSUME(W.amends);
        return this.name(1, "the tariff that is amended");
      });
      return { name, amends, ...this.SUBRULE(this.signature) };
    });
    const items = this.block(0, "the tariff", this.item, () => this.beginsLine(itemsOf("tariff").words));
    return head === undefined ? undefined : { kind: "tariff", ...head, items, span: this.span(word) };
  });

  private readonly item: Rule<TariffItem | undefined> = this.RULE("item", (): TariffItem | undefined =>
    this.OR<TariffItem | undefined>({
      DEF: [
        { ALT: () => this.SUBRULE(this.line) },
        { ALT: () => this.SUBRULE(this.let) },
        { ALT: () => this.SUBRULE(this.exception) },
        { ALT: () => this.SUBRULE(this.for) },
        { ALT: () => this.SUBRULE(this.crossing) },
        { ALT: () => this.SUBRULE(this.group) },
        { ALT: () => this.SUBRULE(this.dropLine) },
        { ALT: () => this.SUBRULE(this.payable) },
        { ALT: () => this.SUBRULE(this.untranslatable) },
      ],
      ERR_MSG: fault("expected-item", "tariff").ERR_MSG,
    }),
  );

  private readonly for: Rule<For> = this.RULE("for", (): For => {
    const word = this.CONSUME(W.for);
    const condition = this.SUBRULE(this.expression);
    const from = this.OPTION(() => {
      this.CONSUME(W.from);
      return this.date(0, "after `from`");
    });
    const to = this.OPTION1({
      GATE: () => from !== undefined,
      DEF: () => {
        this.CONSUME(W.to);
        return this.date(1, "after `to`");
      },
    });
    return { kind: "for", condition, from, to, span: this.span(word) };
  });

  private readonly line: Rule<Line> = this.RULE("line", (): Line => {
    const first = this.LA(1);
    const memo = this.OPTION(() => this.CONSUME(W.memo)) !== undefined;
    this.CONSUME(W.line, fault("incomplete-phrase", "`memo line`"));
    const name = this.name(0, "the line");
    const tags = this.SUBRULE(this.tags);
    const signature = this.SUBRULE(this.signature);
    this.CONSUME(Equals, fault("missing-equals", "what the line gives"));
    const value = this.SUBRULE(this.expression);
    const scopes: ScopeWord[] = [];
    this.OPTION1(() => {
      scopes.push(this.SUBRULE(this.scope));
      this.OPTION2(() => {
        this.CONSUME(Comma);
        scopes.push(this.SUBRULE1(this.scope));
      });
    });
    const { round, print } = this.SUBRULE(this.roundAndPrint);
    return { kind: "line", memo, name, tags, ...signature, value, scopes, round, print, span: this.span(first) };
  });

  private readonly scope: Rule<ScopeWord> = this.RULE(
    "scope",
    (): ScopeWord =>
      this.OR<ScopeWord>({
        DEF: [
          {
            ALT: () => {
              this.CONSUME(W.each);
              this.CONSUME(W.segment, fault("incomplete-phrase", "`each segment`"));
              return "each segment";
            },
          },
          {
            ALT: () => {
              this.CONSUME(W.over);
              this.CONSUME(W.bill, fault("incomplete-phrase", "`over bill`"));
              return "over bill";
            },
          },
        ],
        ERR_MSG: fault("expected-choice", "`each segment` or `over bill`").ERR_MSG,
      }),
  );

  private readonly roundAndPrint: Rule<{ readonly round: RoundClause | undefined; readonly print: RoundClause | undefined }> = this.RULE(
    "roundAndPrint",
    () => {
      const round = this.OPTION(() => this.SUBRULE(this.roundClause));
      return { round, print: this.OPTION1(() => this.SUBRULE(this.printClause)) };
    },
  );

  private readonly group: Rule<Group | undefined> = this.RULE("group", (): Group | undefined => {
    const word = this.CONSUME(W.group);
    const head = this.heading(() => {
      const name = this.name(0, "the group");
      const tags = this.SUBRULE(this.tags);
      const signature = this.SUBRULE(this.signature);
      return { name, tags, ...signature, ...this.SUBRULE(this.roundAndPrint) };
    });
    const items = this.block(0, "the group", this.groupItem, () => this.beginsLine(itemsOf("tariff").words));
    return head === undefined ? undefined : { kind: "group", ...head, items, span: this.span(word) };
  });

  private readonly groupItem: Rule<Line | Exception | Let> = this.RULE("groupItem", (): Line | Exception | Let =>
    this.OR<Line | Exception | Let>({
      DEF: [{ ALT: () => this.SUBRULE(this.line) }, { ALT: () => this.SUBRULE(this.exception) }, { ALT: () => this.SUBRULE(this.let) }],
      ERR_MSG: fault("expected-item", "group").ERR_MSG,
    }),
  );

  private readonly exception: Rule<Exception> = this.RULE("exception", (): Exception => {
    const word = this.CONSUME(W.exception);
    const name = this.name(0, "the exception");
    this.CONSUME(W.to, fault("expected-choice", "`to` and the line that the exception changes"));
    const line = this.name(1, "the line that the exception changes");
    const over: NameNode[] = [];
    this.OPTION(() => {
      this.CONSUME(W.over);
      over.push(this.name(2, "the exception that this one goes over"));
      this.MANY(() => {
        this.CONSUME(Comma);
        over.push(this.name(3, "the next exception that this one goes over"));
      });
    });
    const { labels, cites, marks } = this.SUBRULE(this.signature);
    this.CONSUME(W.when, fault("expected-choice", "`when` and the condition of the exception"));
    const written = this.SUBRULE1(this.expression);
    const split = this.RECORDING_PHASE ? undefined : splitCondition(written);
    const citesAfter = this.SUBRULE(this.cites);
    const marksAfter = this.SUBRULE(this.marks);
    const value = this.OPTION1({
      GATE: () => split === undefined || this.is(Equals),
      DEF: () => {
        this.CONSUME(Equals, fault("missing-value-of-exception"));
        return this.SUBRULE(this.rounded);
      },
    });
    const round = this.OPTION2({ GATE: () => value === undefined, DEF: () => this.SUBRULE(this.roundClause) });
    if (value === undefined && split === undefined) this.fail(fault("missing-value-of-exception"));
    return {
      kind: "exception",
      name,
      line,
      over,
      labels,
      cites: this.ACTION(() => [...cites, ...citesAfter]),
      marks: this.ACTION(() => [...marks, ...marksAfter]),
      condition: value === undefined && split !== undefined ? split.condition : written,
      value: value ?? this.ACTION(() => roundedBy(split?.value ?? written, round)),
      span: this.span(word),
    };
  });

  private readonly dropLine: Rule<DropLine> = this.RULE("dropLine", (): DropLine => {
    const word = this.CONSUME(W.drop);
    this.CONSUME(W.line, fault("incomplete-phrase", "`drop line`"));
    return { kind: "drop line", line: this.name(0, "the line that is dropped"), span: this.span(word) };
  });

  private readonly payable: Rule<Payable> = this.RULE("payable", (): Payable => {
    const word = this.CONSUME(W.payable);
    const labels = this.SUBRULE(this.labels);
    const cites = this.SUBRULE(this.cites);
    this.CONSUME(Equals, fault("missing-equals", "what is payable"));
    const value = this.SUBRULE(this.expression);
    const round = this.OPTION(() => this.SUBRULE(this.roundClause));
    const remainder = this.OPTION1({ GATE: () => !this.is(W.line, 2), DEF: () => this.SUBRULE(this.remainder) });
    return { kind: "payable", labels, cites, value, round, remainder, span: this.span(word) };
  });

  private readonly remainder: Rule<NonNullable<Payable["remainder"]>> = this.RULE("remainder", () => {
    const first = this.LA(1);
    const word = this.OR<"carry" | "drop">([{ ALT: () => said(this.CONSUME(W.carry), "carry") }, { ALT: () => said(this.CONSUME(W.drop), "drop") }]);
    this.CONSUME(W.remainder, fault("incomplete-phrase", "`carry remainder` or `drop remainder`"));
    return { word, labels: this.SUBRULE(this.labels), span: this.span(first) };
  });

  protected readonly untranslatable: Rule<Untranslatable> = this.RULE("untranslatable", (): Untranslatable => {
    const word = this.CONSUME(W.untranslatable);
    const words = this.text(0, "that cannot be said in the language");
    this.CONSUME(W.because, fault("expected-choice", "`because` and a text that says why"));
    const because = this.text(1, "that says why");
    const cites = this.SUBRULE(this.cites);
    const condition = this.OPTION(() => {
      this.CONSUME(W.when);
      return this.SUBRULE(this.expression);
    });
    return { kind: "untranslatable", words, because, cites, condition, span: this.span(word) };
  });
}

/** `when (a = b) = 5`: the `=` after a condition in parentheses was read as a comparison. Gives the condition and the value. */
function splitCondition(read: Expression): { readonly condition: Expression; readonly value: Expression } | undefined {
  if (read.kind === "comparison") return read.sign === "=" && read.left.kind === "parentheses" ? { condition: read.left, value: read.right } : undefined;
  if (read.kind === "not") {
    const of = splitCondition(read.of);
    return of === undefined ? undefined : { condition: upTo({ ...read, of: of.condition }, of.condition), value: of.value };
  }
  if (read.kind !== "logic") return undefined;
  const right = splitCondition(read.right);
  return right === undefined ? undefined : { condition: upTo({ ...read, right: right.condition }, right.condition), value: right.value };
}

function roundedBy(of: Expression, round: RoundClause | undefined): Expression {
  return round === undefined ? of : { kind: "rounded", of, round, span: { ...of.span, end: round.span.end } };
}

function upTo(read: Expression, last: Expression): Expression {
  return { ...read, span: { ...read.span, end: last.span.end } };
}
