// The grammar of rates: their heading, versions, tables and rows. A little over 300 lines: the phrases of
// `crossing` and `widths` take a third of them.
import type {
  BlockRow,
  Citation,
  Crossing,
  CrossingWord,
  Expression,
  KeyRow,
  Keys,
  Path,
  Rate,
  RateBody,
  RateVersion,
  RoundClause,
  Scale,
  Table,
  Widths,
} from "../tree/tree.ts";
import { asciiNumeral } from "./characters.ts";
import { fault } from "./faults.ts";
import { type Part, partOf, type Rule, said } from "./grammar-base.ts";
import { TimeGrammar } from "./grammar-time.ts";
import { Bar, Colon, Comma, Dots, PercentSign, RightBrace, UnitPath, W, YearMonth } from "./tokens.ts";

type RatePart =
  | (Part & { readonly part: "keys"; readonly keys: readonly Path[] })
  | (Part & { readonly part: "widths"; readonly widths: Widths })
  | (Part & { readonly part: "crossing"; readonly crossing: Crossing })
  | (Part & { readonly part: "every month" });

export abstract class RateGrammar extends TimeGrammar {
  protected readonly rate: Rule<Rate | undefined> = this.RULE("rate", (): Rate | undefined => {
    const word = this.CONSUME(W.rate);
    const head = this.heading(() => {
      const name = this.name(0, "the rate");
      const unit = this.OPTION(() => {
        this.CONSUME(Colon);
        return this.SUBRULE(this.unitExpression);
      });
      const labels = this.SUBRULE(this.labels);
      const parts: RatePart[] = [];
      this.MANY(() => parts.push(this.SUBRULE(this.ratePart)));
      this.once("the rate", parts);
      return {
        name,
        unit,
        labels,
        keys: partOf(parts, "keys")?.keys ?? [],
        widths: partOf(parts, "widths")?.widths,
        crossing: partOf(parts, "crossing")?.crossing,
        everyMonth: partOf(parts, "every month") !== undefined,
      };
    });
    const versions = this.block(0, "the rate", this.rateVersion, () => this.isRateVersion());
    return head === undefined ? undefined : { kind: "rate", ...head, versions, span: this.span(word) };
  });

  private readonly ratePart: Rule<RatePart> = this.RULE("ratePart", (): RatePart => {
    const token = this.LA(1);
    return this.OR<RatePart>([
      { ALT: () => ({ part: said(this.CONSUME(W.at), "keys"), token, keys: this.SUBRULE(this.paths) }) },
      { ALT: () => ({ part: said(this.CONSUME(W.widths), "widths"), token, widths: this.SUBRULE(this.widths) }) },
      { ALT: () => ({ part: "crossing", token, crossing: this.SUBRULE(this.crossing) }) },
      {
        ALT: () => {
          this.CONSUME(W.every);
          this.CONSUME(W.month, fault("incomplete-phrase", "`every month`"));
          return { part: "every month", token };
        },
      },
    ]);
  });

  private readonly paths: Rule<readonly Path[]> = this.RULE("paths", (): readonly Path[] => {
    const paths = [this.SUBRULE(this.path)];
    this.MANY(() => {
      this.CONSUME(Comma);
      paths.push(this.SUBRULE1(this.path));
    });
    return paths;
  });

  private readonly widths: Rule<Widths> = this.RULE("widths", (): Widths => {
    const first = this.LA(1);
    const scales: Scale[] = [];
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(W.unscaled) },
        {
          ALT: () => {
            this.CONSUME(W.per);
            scales.push(this.SUBRULE(this.scale));
            this.MANY(() => {
              this.CONSUME(Comma);
              this.CONSUME1(W.per, fault("expected-choice", "`per` and the next scale"));
              scales.push(this.SUBRULE1(this.scale));
            });
          },
        },
      ],
      ERR_MSG: fault("expected-choice", "`unscaled` or `per` and what the widths are for, such as `per 30 days`").ERR_MSG,
    });
    const round: RoundClause | undefined = this.OPTION(() => this.SUBRULE(this.roundClause));
    return { scales, round, span: this.span(first) };
  });

  private readonly scale: Rule<Scale> = this.RULE("scale", (): Scale => {
    const first = this.LA(1);
    return this.OR<Scale>({
      DEF: [
        {
          ALT: () => {
            const count = this.number(0, "of days");
            this.OR1({
              DEF: [{ ALT: () => this.CONSUME(W.days) }, { ALT: () => this.CONSUME(W.day) }],
              ERR_MSG: fault("expected-choice", "`days` after the number").ERR_MSG,
            });
            return { kind: "days", count, span: this.span(first) };
          },
        },
        { ALT: () => ({ kind: said(this.CONSUME(W.month), "month"), span: this.spanOf(first) }) },
        { ALT: () => ({ kind: "field", path: this.SUBRULE(this.path), span: this.span(first) }) },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("expected-choice", "what the widths are for, such as `per 30 days`, `per month` or `per account.households`").ERR_MSG,
    });
  });

  protected readonly crossing: Rule<Crossing> = this.RULE("crossing", (): Crossing => {
    const first = this.CONSUME(W.crossing);
    const words = this.OR<CrossingWord>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(W.split);
            this.CONSUME(W.by, fault("incomplete-phrase", "`split by days`"));
            return this.OR1<CrossingWord>({
              DEF: [
                { ALT: () => said(this.CONSUME(W.days), "split by days") },
                {
                  ALT: () => {
                    const whole = fault("incomplete-phrase", "`split by readings else by days`");
                    this.CONSUME(W.readings);
                    this.CONSUME(W.else, whole);
                    this.CONSUME1(W.by, whole);
                    return said(this.CONSUME1(W.days, whole), "split by readings else by days");
                  },
                },
              ],
              ERR_MSG: fault("expected-choice", "`split by days` or `split by readings else by days`").ERR_MSG,
            });
          },
        },
        {
          ALT: () => {
            this.CONSUME(W.whole);
            this.CONSUME(W.at, fault("incomplete-phrase", "`whole at start`"));
            return this.OR2<CrossingWord>({
              DEF: [
                { ALT: () => said(this.CONSUME(W.start), "whole at start") },
                { ALT: () => said(this.CONSUME(W.end), "whole at end") },
                { ALT: () => said(this.CONSUME(W.issue), "whole at issue") },
              ],
              ERR_MSG: fault("expected-choice", "`whole at start`, `whole at end` or `whole at issue`").ERR_MSG,
            });
          },
        },
      ],
      ERR_MSG: fault("expected-choice", "`split by days`, `split by readings else by days` or `whole at start`, `end` or `issue`").ERR_MSG,
    });
    return { kind: "crossing", word: words, span: this.span(first) };
  });

  private readonly rateVersion: Rule<RateVersion> = this.RULE("rateVersion", (): RateVersion => {
    const first = this.LA(1);
    return this.OR<RateVersion>({
      DEF: [
        { ALT: () => this.SUBRULE(this.monthVersion) },
        {
          ALT: () => {
            const head = this.SUBRULE(this.head);
            return { kind: "span", head, body: this.SUBRULE(this.rateBody), span: this.span(first) };
          },
        },
      ],
      ERR_MSG: fault("expected-item", "versions").ERR_MSG,
    });
  });

  private readonly monthVersion: Rule<RateVersion> = this.RULE("monthVersion", (): RateVersion => {
    const first = this.CONSUME(YearMonth);
    const cites: readonly Citation[] = this.SUBRULE(this.cites);
    const marks = this.SUBRULE(this.marks);
    this.CONSUME(Colon, fault("missing-colon", "the value of the month"));
    const cell = this.SUBRULE(this.expression);
    return { kind: "month", month: asciiNumeral(first.image), cites, marks, cell, span: this.span(first) };
  });

  private readonly rateBody: Rule<RateBody> = this.RULE(
    "rateBody",
    (): RateBody =>
      this.OR<RateBody>({
        DEF: [
          {
            ALT: () => {
              this.CONSUME(Colon);
              return { kind: "cell", cell: this.SUBRULE(this.expression) };
            },
          },
          { ALT: () => this.SUBRULE(this.unknown) },
          {
            ALT: () => {
              const tables: Table[] = [];
              this.AT_LEAST_ONE(() => tables.push(this.SUBRULE(this.table)));
              return { kind: "tables", tables };
            },
          },
        ],
        ERR_MSG: fault("missing-version-body").ERR_MSG,
      }),
  );

  private readonly table: Rule<Table> = this.RULE("table", (): Table => {
    const first = this.LA(1);
    return this.OR<Table>([
      {
        ALT: () => {
          this.CONSUME(W.blocks);
          const axis = this.SUBRULE(this.unitExpression);
          const columns = this.SUBRULE(this.columns);
          const rows = this.each(
            0,
            this.blockRow,
            () => !this.isAfterRows(),
            () => this.isFirst(),
          );
          return { kind: "blocks", axis, columns, rows, span: this.span(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(W.table);
          const columns = this.SUBRULE1(this.columns);
          const rows = this.each(
            1,
            this.keyRow,
            () => !this.isAfterRows(),
            () => this.isFirst(),
          );
          return { kind: "table", columns, rows, span: this.span(first) };
        },
      },
    ]);
  });

  private readonly columns: Rule<readonly Keys[]> = this.RULE("columns", (): readonly Keys[] => {
    const columns: Keys[] = [];
    this.MANY(() => {
      this.CONSUME(Bar);
      columns.push(this.SUBRULE(this.keys));
    });
    return columns;
  });

  private readonly keys: Rule<Keys> = this.RULE("keys", (): Keys => {
    const first = this.LA(1);
    const names = [this.name(0, "a key of the table")];
    this.MANY(() => {
      this.CONSUME(Comma);
      names.push(this.name(1, "the next key"));
    });
    return { names, span: this.span(first) };
  });

  private readonly blockRow: Rule<BlockRow> = this.RULE("blockRow", (): BlockRow => {
    const first = this.LA(1);
    const lower = this.SUBRULE(this.expression);
    this.CONSUME(Dots, fault("missing-range"));
    const upper = this.OPTION(() => this.SUBRULE1(this.expression));
    const cells = this.SUBRULE(this.cells);
    return { lower, upper, cells, span: this.span(first) };
  });

  private readonly keyRow: Rule<KeyRow> = this.RULE("keyRow", (): KeyRow => {
    const first = this.LA(1);
    const keys = this.SUBRULE(this.keys);
    return { keys, cells: this.SUBRULE(this.cells), span: this.span(first) };
  });

  private readonly cells: Rule<readonly Expression[]> = this.RULE("cells", (): readonly Expression[] => {
    const cells: Expression[] = [];
    this.AT_LEAST_ONE({
      DEF: () => {
        this.CONSUME(Bar);
        if (this.is(Bar) || this.is(RightBrace) || this.isVersion() || this.isNextRow()) this.fail(fault("empty-cell"));
        cells.push(this.SUBRULE(this.expression));
      },
      ERR_MSG: fault("missing-bar").ERR_MSG,
    });
    return cells;
  });

  private isRateVersion(): boolean {
    return this.isVersion() || (this.is(YearMonth) && this.isFirst());
  }

  private isNextRow(): boolean {
    return this.isFirst() && (this.is(Dots, 2) || this.is(Bar, 2) || this.is(Comma, 2));
  }

  private isAfterRows(): boolean {
    return (
      this.isVersion() ||
      this.is(YearMonth) ||
      this.is(W.table) ||
      (this.is(W.blocks) && !this.is(Bar, 2) && (this.isName(2) || this.is(UnitPath, 2) || this.is(PercentSign, 2)))
    );
  }
}
