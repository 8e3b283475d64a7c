// The grammar of the matrix of an authority, a row for each grade and box, and of what oversight's rules have in common.
import type { TokenType } from "chevrotain";
import { nearestWord } from "../../values/near.ts";
import type { ColumnWord, Matrix, MatrixCell, MatrixRow } from "../tree/oversight.ts";
import type { Citation, Expression, Label, Mark, UnitExpression } from "../tree/tree.ts";
import { itemsOf } from "./expected-words.ts";
import { fault } from "./faults.ts";
import { type Rule, said } from "./grammar-base.ts";
import { TariffGrammar } from "./grammar-tariffs.ts";
import { Bar, Colon, Comma, Dot, Minus, Name, NumberToken, Percent, RightBrace, W } from "./tokens.ts";

interface ConditionSigned {
  readonly labels: readonly Label[];
  readonly condition: Expression;
  readonly cites: readonly Citation[];
  readonly marks: readonly Mark[];
}

const COLUMNS =
  "a column: `kind`, `cause`, `in favour of`, `up to`, `share of bill`, `age up to`, `documents`, `approvers`, or a field such as `account.class`";

const COLUMN_WORDS = [W.kind, W.cause, W.in, W.up, W.share, W.age, W.documents, W.approvers];

/** How columns of several words begin. */
const PHRASES: readonly (readonly [TokenType, TokenType])[] = [
  [W.in, W.favour],
  [W.up, W.to],
  [W.share, W.of],
  [W.age, W.up],
];

export abstract class MatrixGrammar extends TariffGrammar {
  /** How many columns the rows that are being read must have; undefined where the header cannot be read. */
  private width: number | undefined = 0;

  protected readonly matrix: Rule<Matrix> = this.RULE("matrix", (): Matrix => {
    const first = this.CONSUME(W.grade);
    const columns: Matrix["columns"][number][] = [];
    this.AT_LEAST_ONE({
      DEF: () => {
        this.CONSUME(Bar);
        if (this.isFirst() && this.is(Name) && this.is(Bar, 2)) this.fail(fault("empty-cell", "row end"));
        columns.push(this.SUBRULE(this.column));
      },
      ERR_MSG: fault("missing-bar").ERR_MSG,
    });
    this.width = this.isBrokenHeader() ? undefined : columns.length;
    if (this.width === undefined) {
      this.blame(fault("missing-bar"));
      while (!this.isFirst() && !this.isEnd()) this.SKIP_TOKEN();
      this.resume();
    }
    const rows = this.each(
      0,
      this.matrixRow,
      () => this.isRow(),
      () => this.isFirst(),
    );
    return { kind: "matrix", columns, rows, span: this.span(first) };
  });

  private readonly column: Rule<Matrix["columns"][number]> = this.RULE("column", (): Matrix["columns"][number] => {
    const first = this.LA(1);
    const words = (word: ColumnWord): Matrix["columns"][number] => ({ kind: "word", word, span: this.span(first) });
    return this.OR<Matrix["columns"][number]>({
      DEF: [
        { GATE: () => this.is(Dot, 2), ALT: () => ({ kind: "field", path: this.SUBRULE(this.path), span: this.span(first) }) },
        { ALT: () => words(said(this.CONSUME(W.kind), "kind")) },
        { ALT: () => words(said(this.CONSUME(W.cause), "cause")) },
        { ALT: () => words(said(this.phrase(0, "`in favour of`", "in", "favour", "of"), "in favour of")) },
        { ALT: () => words(said(this.phrase(1, "`up to`", "up", "to"), "up to")) },
        { ALT: () => words(said(this.phrase(2, "`share of bill`", "share", "of", "bill"), "share of bill")) },
        { ALT: () => words(said(this.phrase(3, "`age up to`", "age", "up", "to"), "age up to")) },
        { ALT: () => words(said(this.CONSUME(W.documents), "documents")) },
        { ALT: () => words(said(this.CONSUME(W.approvers), "approvers")) },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("expected-choice", COLUMNS).ERR_MSG,
    });
  });

  private readonly matrixRow: Rule<MatrixRow | undefined> = this.RULE("matrixRow", (): MatrixRow | undefined => {
    const first = this.LA(1);
    const grade = this.name(0, "the grade that the row is of");
    const cells: MatrixCell[] = [];
    this.AT_LEAST_ONE({
      DEF: () => {
        this.CONSUME(Bar);
        const cell = this.part(
          () => {
            if (this.isEmptyCell()) this.fail(fault("empty-cell", cells.length === this.width ? "row end" : "matrix"));
            return this.SUBRULE(this.matrixCell);
          },
          () => this.is(Bar),
        );
        if (cell !== undefined) cells.push(cell);
      },
      ERR_MSG: fault("missing-bar").ERR_MSG,
    });
    if (this.isFaulty() || this.width === undefined) return undefined;
    if (cells.length < this.width && !this.isFirst()) this.fail(fault("missing-bar"));
    if (cells.length === this.width || this.RECORDING_PHASE) return { grade, cells, span: this.span(first) };
    this.tell(fault("row-cell-count", `${cells.length} ${this.width}`), first);
    return undefined;
  });

  private readonly matrixCell: Rule<MatrixCell> = this.RULE("matrixCell", (): MatrixCell => {
    const first = this.LA(1);
    if (this.isUnknown() && this.is(W.because, 2)) this.fail(fault("expected-choice", "a value, or `unknown because` in place of the whole matrix"));
    if (this.is(Minus) && (this.is(NumberToken, 2) || this.is(Percent, 2))) this.fail(fault("expected-choice", "a limit that is not negative, or `no limit`"));
    return this.OR<MatrixCell>({
      DEF: [
        { GATE: () => this.isLimit(2), ALT: () => ({ kind: said(this.phrase(0, "`no limit`", "no", "limit"), "no limit"), span: this.span(first) }) },
        { GATE: () => !this.is(Comma, 2), ALT: () => ({ kind: said(this.CONSUME(W.none), "none"), span: this.spanOf(first) }) },
        { ALT: () => this.percent(this.CONSUME(Percent)) },
        {
          ALT: () => {
            const number = this.numberNode(this.CONSUME(NumberToken));
            return { kind: "amount", number, unit: this.SUBRULE(this.unitIfAny), span: this.span(first) };
          },
        },
        { ALT: () => ({ kind: "names", names: this.SUBRULE(this.names), span: this.span(first) }) },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("empty-cell", "matrix").ERR_MSG,
    });
  });

  /** The unit of the number before, on its line. */
  protected readonly unitIfAny: Rule<UnitExpression | undefined> = this.RULE("unitIfAny", (): UnitExpression | undefined =>
    this.OPTION({ GATE: () => this.isUnit(), DEF: () => this.SUBRULE(this.unitExpression) }),
  );

  /** Labels, the condition after `when`, and citations and marks on either side of it. */
  protected readonly conditionSigned: Rule<ConditionSigned> = this.RULE("conditionSigned", (): ConditionSigned => {
    const { labels, cites, marks } = this.SUBRULE(this.signature);
    this.CONSUME(W.when, fault("expected-choice", "`when` and the condition"));
    const condition = this.SUBRULE(this.expression);
    const citesAfter = this.SUBRULE(this.cites);
    const marksAfter = this.SUBRULE(this.marks);
    return {
      labels,
      condition,
      cites: this.ACTION(() => [...cites, ...citesAfter]),
      marks: this.ACTION(() => [...marks, ...marksAfter]),
    };
  });

  /** After a number of months or days. */
  protected readonly timeUnit: Rule<"months" | "days"> = this.RULE("timeUnit", (): "months" | "days" =>
    this.OR<"months" | "days">({
      DEF: [
        { ALT: () => said(this.CONSUME(W.months), "months") },
        { ALT: () => said(this.CONSUME(W.month), "months") },
        { ALT: () => said(this.CONSUME(W.days), "days") },
        { ALT: () => said(this.CONSUME(W.day), "days") },
      ],
      ERR_MSG: fault("expected-choice", "`months` or `days` after the number").ERR_MSG,
    }),
  );

  protected readonly dayWord: Rule<unknown> = this.RULE("dayWord", (): unknown =>
    this.OR({
      DEF: [{ ALT: () => this.CONSUME(W.days) }, { ALT: () => this.CONSUME(W.day) }],
      ERR_MSG: fault("expected-choice", "`days` after the number").ERR_MSG,
    }),
  );

  /** A grade before `|`, or a line with a `|` whose first cell is wrong. */
  private isRow(): boolean {
    if (!this.isName() || this.is(Colon, 2) || this.isHeader()) return false;
    return this.is(Bar, 2) || (this.isFirst() && !this.beginsLine(itemsOf("authority version").words) && this.hasBarOnLine());
  }

  /** `grade`, and then a column: another matrix. */
  private isHeader(): boolean {
    return this.is(W.grade) && this.is(Bar, 2) && (COLUMN_WORDS.some((type) => this.is(type, 3)) || this.is(Dot, 4));
  }

  /** What stands after the columns is neither a row nor on another line. */
  private isBrokenHeader(): boolean {
    if (this.RECORDING_PHASE || this.isFirst() || this.isEnd() || !this.isSameLine()) return false;
    return !this.isName() || !this.is(Bar, 2) || this.isColumnAhead(3);
  }

  private isColumnAhead(ahead: number): boolean {
    if (!this.isSameLine(ahead)) return false;
    const goesOn = this.is(Bar, ahead + 1) || !this.isSameLine(ahead + 1);
    if ([W.kind, W.cause, W.documents, W.approvers].some((type) => this.is(type, ahead))) return goesOn;
    return PHRASES.some(([first, second]) => this.is(first, ahead) && this.is(second, ahead + 1));
  }

  private hasBarOnLine(): boolean {
    for (let ahead = 2; this.isSameLine(ahead); ahead += 1) {
      if (this.is(Bar, ahead)) return true;
    }
    return false;
  }

  /** `limit`, or a slip of the keyboard for it: `no` itself may be a value. */
  private isLimit(ahead: number): boolean {
    return this.is(W.limit, ahead) || (this.isSameLine(ahead) && nearestWord(this.LA(ahead).image, ["limit"]) !== undefined);
  }

  private isEmptyCell(): boolean {
    if (this.is(Bar) || this.is(RightBrace) || this.isVersion()) return true;
    return this.isFirst() && (this.is(Bar, 2) || this.beginsLine(itemsOf("authority version").words));
  }
}
