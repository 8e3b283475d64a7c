// The grammar of rates: their heading, versions, tables and rows. A little over 300 lines: the phrases of
// `crossing` and `widths` take a third of them.
import type { IToken } from "chevrotain";
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
import { TimeGrammar, VERSIONS } from "./grammar-time.ts";
import { Bar, Colon, Comma, Dots, Name, PercentSign, RightBrace, StringToken, UnitPath, W, YearMonth } from "./tokens.ts";
import { isUnitName } from "./unit-words.ts";

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
      const isNext = (): boolean => this.isRatePart();
      if (this.isUnitWithoutColon()) {
        this.blame(fault("missing-colon", "the unit of the rate"));
        this.part(() => this.SUBRULE1(this.unitExpression), isNext);
      }
      const unit = this.OPTION(() => {
        this.CONSUME(Colon);
        return this.part(() => this.SUBRULE(this.unitExpression), isNext);
      });
      const labels = this.SUBRULE(this.labels);
      const parts: RatePart[] = [];
      this.MANY(() => {
        const part = this.part(() => this.SUBRULE(this.ratePart), isNext);
        if (part !== undefined) parts.push(part);
      });
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
    const versions = this.block(0, "the rate", this.rateVersion, () => this.isRateVersion(), VERSIONS);
    // Without one of its versions nobody knows whether it has blocks.
    return head === undefined || this.leftOut > 0 ? undefined : { kind: "rate", ...head, versions, span: this.span(word) };
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

  private readonly rateVersion: Rule<RateVersion | undefined> = this.RULE("rateVersion", (): RateVersion | undefined => {
    const first = this.LA(1);
    return this.OR<RateVersion | undefined>({
      DEF: [
        { ALT: () => this.SUBRULE(this.monthVersion) },
        {
          ALT: () => {
            const head = this.versionHead();
            const body = this.bodyAfter();
            return body === undefined ? undefined : { kind: "span", head, body, span: this.span(first) };
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
    this.sign(0, Colon, fault("missing-colon", "the value of the month"));
    const cell = this.cellToEnd();
    return { kind: "month", month: asciiNumeral(first.image), cites, marks, cell, span: this.span(first) };
  });

  /** What a version says. Where only a `:` is missing, one value is lost; undefined where nobody can tell what was meant. */
  private bodyAfter(): RateBody | undefined {
    const first = this.LA(1);
    const isCell = !this.isFirst() && this.isAtValue();
    const isNext = (): boolean => this.isBody();
    if (this.isFirst()) this.mend(["blocks", "table"], fault("missing-version-body"));
    const body = this.part(() => this.SUBRULE(this.rateBody), isNext);
    if (body !== undefined || this.RECORDING_PHASE) return body;
    if (this.isBody()) return this.part(() => this.SUBRULE(this.rateBody), isNext);
    return isCell ? { kind: "cell", cell: { kind: "error", span: this.span(first) } } : undefined;
  }

  private isBody(): boolean {
    return this.is(Colon) || (this.isUnknown() && !this.is(Bar, 0)) || (this.isFirst() && (this.is(W.blocks) || this.is(W.table)));
  }

  private readonly rateBody: Rule<RateBody | undefined> = this.RULE("rateBody", (): RateBody | undefined =>
    this.OR<RateBody | undefined>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(Colon);
            return { kind: "cell", cell: this.cellToEnd() };
          },
        },
        { ALT: () => this.SUBRULE(this.unknown) },
        {
          ALT: () => {
            const tables: Table[] = [];
            this.AT_LEAST_ONE(() => {
              const table = this.SUBRULE(this.table);
              if (table !== undefined) tables.push(table);
            });
            return tables.length === 0 ? undefined : { kind: "tables", tables };
          },
        },
      ],
      ERR_MSG: fault("missing-version-body").ERR_MSG,
    }),
  );

  private readonly table: Rule<Table | undefined> = this.RULE("table", (): Table | undefined => {
    const first = this.LA(1);
    const isNext = (): boolean => this.isFirst() && !this.isValueMissing();
    return this.OR<Table | undefined>([
      {
        ALT: () => {
          this.CONSUME(W.blocks);
          const axis = this.part(
            () => this.SUBRULE(this.unitExpression),
            () => this.is(Bar) || this.isFirst(),
          );
          const columns = this.SUBRULE(this.columns);
          this.endLine();
          const rows = this.each(0, this.blockRow, () => !this.isAfterRows(), isNext);
          return axis === undefined ? undefined : { kind: "blocks", axis, columns, rows, span: this.span(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(W.table);
          const columns = this.SUBRULE1(this.columns);
          this.endLine();
          const header = this.isFirst() ? undefined : this.LA(1);
          const rows = this.each(1, this.keyRow, () => !this.isAfterRows(), isNext);
          if (header !== undefined) this.checkHeader(header, rows);
          return { kind: "table", columns, rows, span: this.span(first) };
        },
      },
    ]);
  });

  /** What stands on the line of `table` and is as long as no row is part of the header, and something in it is missing. */
  private checkHeader(header: IToken, [first, second]: readonly KeyRow[]): void {
    if (first === undefined || second === undefined || first.cells.length === second.cells.length || this.isBrokenAt(header)) return;
    this.tell(fault("missing-bar"), header);
    this.spoil();
  }

  /** What is left of the line above the rows, and is none. */
  private endLine(): void {
    this.part(
      () => {
        if (!this.isFirst() && !this.isOnLine(Dots, Bar)) this.fail(fault("missing-bar"));
      },
      () => this.isFirst(),
    );
  }

  private readonly columns: Rule<readonly Keys[]> = this.RULE("columns", (): readonly Keys[] => {
    const columns: Keys[] = [];
    const line = this.LA(0).startLine;
    this.MANY(() => {
      this.CONSUME(Bar);
      const keys = this.part(
        () => this.SUBRULE(this.keys),
        // What stands on another line may be a row.
        () => (this.is(Bar) && this.LA(1).startLine === line) || this.isFirst(),
      );
      if (keys !== undefined) columns.push(keys);
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
    if (!this.isFirst() && !this.isOnLine(Dots, Bar)) this.fail(fault("missing-bar"));
    const isNext = (): boolean => this.is(Dots) || this.is(Bar);
    const lower = this.given(() => this.SUBRULE(this.expression), isNext);
    this.sign(0, Dots, fault("missing-range"));
    const upper = this.OPTION(() => this.given(() => this.SUBRULE1(this.expression), isNext));
    const cells = this.SUBRULE(this.cells);
    return { lower, upper, cells, span: this.span(first) };
  });

  /** Undefined where its keys make no sense. */
  private readonly keyRow: Rule<KeyRow | undefined> = this.RULE("keyRow", (): KeyRow | undefined => {
    const first = this.LA(1);
    if (!this.isFirst() && !this.isOnLine(Bar)) this.fail(fault("missing-bar"));
    const keys = this.part(
      () => this.SUBRULE(this.keys),
      () => this.is(Bar),
    );
    const cells = this.SUBRULE(this.cells);
    return keys === undefined ? undefined : { keys, cells, span: this.span(first) };
  });

  private readonly cells: Rule<readonly Expression[]> = this.RULE("cells", (): readonly Expression[] => {
    this.sign(0, Bar, fault("missing-bar"));
    const cells = [this.given(() => this.SUBRULE(this.cell), this.isAtBar)];
    this.MANY(() => {
      this.CONSUME1(Bar);
      cells.push(this.given(() => this.SUBRULE1(this.cell), this.isAtBar));
    });
    return cells;
  });

  private readonly cell: Rule<Expression> = this.RULE("cell", (): Expression => {
    if (this.is(Bar) || this.is(RightBrace) || this.isVersion() || this.isNextRow()) this.fail(fault("empty-cell"));
    return this.SUBRULE(this.expression);
  });

  private readonly isAtBar = (): boolean => this.is(Bar);

  /** The value of a version, up to the next one. */
  private cellToEnd(): Expression {
    return this.given(
      () => this.SUBRULE(this.expression),
      () => false,
    );
  }

  private isUnitWithoutColon(): boolean {
    if (this.RECORDING_PHASE || this.isFirst()) return false;
    return this.is(UnitPath) || this.is(PercentSign) || (this.is(Name) && isUnitName(this.LA(1).image) && !this.is(Colon, 2));
  }

  private isRatePart(): boolean {
    return [W.at, W.widths, W.crossing, W.every, StringToken].some((type) => this.is(type)) || this.isLanguage();
  }

  private isRateVersion(): boolean {
    return this.isVersion() || (this.isFirst() && (this.is(YearMonth) || (this.is(W.from) && this.is(Colon, 2))));
  }

  private isNextRow(): boolean {
    return this.isFirst() && (this.is(Dots, 2) || this.is(Bar, 2) || this.is(Comma, 2));
  }

  private isAfterRows(): boolean {
    return (
      this.isRateVersion() ||
      this.is(YearMonth) ||
      this.is(W.table) ||
      (this.is(W.blocks) && !this.is(Bar, 2) && (this.isName(2) || this.is(UnitPath, 2) || this.is(PercentSign, 2)))
    );
  }
}
