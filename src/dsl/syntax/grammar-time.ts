// The grammar of what is dated: the head of a version, seasons, dayparts and holidays.
// A little over 300 lines: the three differ in each rule.

import type { IToken, TokenType } from "chevrotain";
import type { Span } from "../../values/span.ts";
import type {
  DateText,
  DaypartCase,
  DaypartDefinition,
  Dayparts,
  DaypartsVersion,
  DaypartWindow,
  Holidays,
  HolidaysVersion,
  LabelledName,
  MonthDaySpan,
  Path,
  SeasonCase,
  SeasonDefinition,
  Seasons,
  SeasonsVersion,
  VersionHead,
} from "../tree/tree.ts";
import { asciiNumeral } from "./characters.ts";
import { fault } from "./faults.ts";
import { type Rule, said } from "./grammar-base.ts";
import { InputGrammar } from "./grammar-inputs.ts";
import type { ListKind } from "./grammar-recovery.ts";
import { Colon, Comma, DateToken, Dots, Equals, MonthDay, Name as NameToken, Time, W } from "./tokens.ts";

/** What tells a `from` that has lost its date from a name. */
const AFTER_FROM: readonly TokenType[] = [W.to, W.announced, W.annulled, W.cites];

export const VERSIONS: ListKind = { name: "versions", rest: undefined, isRun: false };

export abstract class TimeGrammar extends InputGrammar {
  /** The head of a version, whose faults are its own: what the version says can still be read. */
  protected versionHead(): VersionHead {
    const first = this.LA(1);
    const head = this.own(
      () => this.SUBRULE(this.head),
      () => this.isAfterHead(),
    );
    return head ?? { from: this.noDate(first), to: undefined, announced: undefined, annulled: undefined, cites: [], marks: [], span: this.span(first) };
  }

  private readonly head: Rule<VersionHead> = this.RULE("head", (): VersionHead => {
    const first = this.LA(1);
    if (!this.is(W.from) && !this.is(DateToken)) this.fail(fault("expected-item", "versions"));
    if (this.is(DateToken)) this.blame(fault("missing-from"));
    this.OPTION(() => this.CONSUME(W.from));
    const from = this.dateOfHead(0, "after `from`") ?? this.noDate(first);
    const to = this.OPTION1(() => {
      this.CONSUME(W.to);
      return this.dateOfHead(1, "after `to`");
    });
    const announced = this.OPTION2(() => {
      this.CONSUME(W.announced);
      return this.dateOfHead(2, "after `announced`");
    });
    const annulled = this.OPTION3(() =>
      this.part(
        () => this.SUBRULE(this.annulment),
        () => this.isHeadPart(),
      ),
    );
    const cites = this.SUBRULE(this.cites);
    const marks = this.SUBRULE(this.marks);
    const span = this.span(first);
    this.part(
      () => this.endHead(),
      () => this.isAfterHead(),
    );
    return { from, to, announced, annulled, cites, marks, span };
  });

  /** What is left of a head that has a fault is not what the version says; what does not fit after one that has none is told there. */
  private endHead(): void {
    if (this.isAfterHead()) return;
    if (this.isFaulty()) this.fail(fault("expected-item", "versions"));
    this.spoil();
  }

  private dateOfHead(index: number, what: string): DateText | undefined {
    return this.part(
      () => this.date(index, what),
      () => this.isHeadPart(),
    );
  }

  /** Stands for a date that could not be read. */
  private noDate(token: IToken): DateText {
    return { kind: "date", text: "", span: this.spanOf(token) };
  }

  private readonly isAtComma = (): boolean => this.is(Comma);

  private isHeadPart(): boolean {
    return [W.to, W.announced, W.annulled, W.cites].some((type) => this.is(type)) || this.isMark() || this.isAfterHead();
  }

  private isAfterHead(): boolean {
    return this.is(Colon) || this.is(W.blocks) || this.is(W.table) || this.isUnknown() || this.is(Equals, 2) || this.is(MonthDay) || this.isFirst();
  }

  protected readonly seasons: Rule<Seasons | undefined> = this.RULE("seasons", (): Seasons | undefined => {
    const word = this.CONSUME(W.seasons);
    const head = this.heading(() => this.setHead("seasons"));
    const versions = this.block(0, "the seasons", this.seasonsVersion, () => this.isVersion(), VERSIONS);
    return head === undefined ? undefined : { kind: "seasons", ...head, versions, span: this.span(word) };
  });

  private setHead(what: string): Pick<Seasons | Dayparts, "name" | "members" | "by"> {
    const name = this.name(0, `the set of ${what}`);
    this.CONSUME(Colon, fault("missing-colon", `the names of the ${what}`));
    const members = this.SUBRULE(this.members);
    const by: Path | undefined = this.OPTION(() => {
      this.CONSUME(W.by);
      return this.SUBRULE(this.path);
    });
    return { name, members, by };
  }

  protected readonly members: Rule<readonly LabelledName[]> = this.RULE("members", (): readonly LabelledName[] => {
    const members = [this.SUBRULE(this.labelledName)];
    this.MANY(() => {
      this.CONSUME(Comma);
      members.push(this.SUBRULE1(this.labelledName));
    });
    return members;
  });

  private readonly seasonsVersion: Rule<SeasonsVersion> = this.RULE("seasonsVersion", (): SeasonsVersion => {
    const first = this.LA(1);
    const head = this.versionHead();
    const body = this.OR<SeasonsVersion["body"]>({
      DEF: [
        { GATE: () => this.isUnknown(), ALT: () => this.SUBRULE(this.unknown) },
        {
          ALT: () => ({
            kind: "definitions",
            definitions: this.each(
              0,
              this.seasonDefinition,
              () => !this.isVersion(),
              () => this.isDefinition(),
            ),
          }),
        },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("expected-field", "a season").ERR_MSG,
    });
    return { head, body, span: this.span(first) };
  });

  private readonly seasonDefinition: Rule<SeasonDefinition> = this.RULE("seasonDefinition", (): SeasonDefinition => {
    const first = this.LA(1);
    const name = this.memberName("a season");
    this.sign(0, Equals, fault("missing-equals", "the days of the season"));
    const when = this.OR<SeasonDefinition["when"]>({
      DEF: [
        { GATE: () => !this.is(Colon, 2), ALT: () => ({ kind: said(this.CONSUME(W.otherwise), "otherwise") }) },
        { ALT: () => ({ kind: "spans", spans: this.SUBRULE(this.monthDaySpans) }) },
        { GATE: () => this.isCase(MonthDay), ALT: () => ({ kind: "cases", cases: this.cases(this.seasonCase, MonthDay) }) },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("expected-month-day", "or `otherwise`").ERR_MSG,
    });
    return { name, when, span: this.span(first) };
  });

  private cases<C>(rule: Rule<C>, given: TokenType): readonly C[] {
    const cases: C[] = [];
    this.AT_LEAST_ONE({ GATE: () => this.isCase(given), DEF: () => cases.push(this.SUBRULE(rule)) });
    return cases;
  }

  private readonly seasonCase: Rule<SeasonCase> = this.RULE("seasonCase", (): SeasonCase => {
    const first = this.LA(1);
    const value = this.name(0, "a value of the field");
    this.CONSUME(Colon, fault("missing-colon", "the days for this value"));
    const spans = this.OR<readonly MonthDaySpan[]>({
      DEF: [{ ALT: () => this.SUBRULE(this.monthDaySpans) }, { ALT: () => said(this.CONSUME(W.none), []) }],
      ERR_MSG: fault("expected-month-day", "or `none`").ERR_MSG,
    });
    return { value, spans, span: this.span(first) };
  });

  private readonly monthDaySpans: Rule<readonly MonthDaySpan[]> = this.RULE("monthDaySpans", (): readonly MonthDaySpan[] => {
    const spans = [this.part(() => this.SUBRULE(this.monthDaySpan), this.isAtComma)];
    this.MANY(() => {
      this.CONSUME(Comma);
      spans.push(this.part(() => this.SUBRULE1(this.monthDaySpan), this.isAtComma));
    });
    return this.RECORDING_PHASE ? [] : spans.flatMap((span) => span ?? []);
  });

  private readonly monthDaySpan: Rule<MonthDaySpan> = this.RULE("monthDaySpan", (): MonthDaySpan => {
    const first = this.CONSUME(MonthDay, fault("expected-month-day", "that begins the season"));
    this.CONSUME(Dots, fault("missing-range"));
    const last = this.CONSUME1(MonthDay, fault("expected-month-day", "that ends the season"));
    return { from: asciiNumeral(first.image), to: asciiNumeral(last.image), span: this.span(first) };
  });

  protected readonly dayparts: Rule<Dayparts | undefined> = this.RULE("dayparts", (): Dayparts | undefined => {
    const word = this.CONSUME(W.dayparts);
    const head = this.heading(() => this.setHead("dayparts"));
    const versions = this.block(0, "the dayparts", this.daypartsVersion, () => this.isVersion(), VERSIONS);
    return head === undefined ? undefined : { kind: "dayparts", ...head, versions, span: this.span(word) };
  });

  private readonly daypartsVersion: Rule<DaypartsVersion> = this.RULE("daypartsVersion", (): DaypartsVersion => {
    const first = this.LA(1);
    const head = this.versionHead();
    const body = this.OR<DaypartsVersion["body"]>({
      DEF: [
        { GATE: () => this.isUnknown(), ALT: () => this.SUBRULE(this.unknown) },
        {
          ALT: () => ({
            kind: "definitions",
            definitions: this.each(
              0,
              this.daypartDefinition,
              () => !this.isVersion(),
              () => this.isDefinition(),
            ),
          }),
        },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("expected-field", "a daypart").ERR_MSG,
    });
    return { head, body, span: this.span(first) };
  });

  private readonly daypartDefinition: Rule<DaypartDefinition> = this.RULE("daypartDefinition", (): DaypartDefinition => {
    const first = this.LA(1);
    const name = this.memberName("a daypart");
    this.sign(0, Equals, fault("missing-equals", "the hours of the daypart"));
    const when = this.OR<DaypartDefinition["when"]>({
      DEF: [
        { GATE: () => !this.is(Colon, 2), ALT: () => ({ kind: said(this.CONSUME(W.otherwise), "otherwise") }) },
        { ALT: () => ({ kind: "windows", windows: this.SUBRULE(this.windows) }) },
        { GATE: () => this.isCase(Time), ALT: () => ({ kind: "cases", cases: this.cases(this.windowsCase, Time) }) },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("expected-time", "or `otherwise`").ERR_MSG,
    });
    return { name, when, span: this.span(first) };
  });

  private readonly windowsCase: Rule<DaypartCase> = this.RULE("windowsCase", (): DaypartCase => {
    const first = this.LA(1);
    const value = this.name(0, "a value of the field");
    this.CONSUME(Colon, fault("missing-colon", "the hours for this value"));
    const windows = this.OR<readonly DaypartWindow[]>({
      DEF: [{ ALT: () => this.SUBRULE(this.windows) }, { ALT: () => said(this.CONSUME(W.none), []) }],
      ERR_MSG: fault("expected-time", "or `none`").ERR_MSG,
    });
    return { value, windows, span: this.span(first) };
  });

  private readonly windows: Rule<readonly DaypartWindow[]> = this.RULE("windows", (): readonly DaypartWindow[] => {
    const windows = [this.part(() => this.SUBRULE(this.window), this.isAtComma)];
    this.MANY(() => {
      this.CONSUME(Comma);
      windows.push(this.part(() => this.SUBRULE1(this.window), this.isAtComma));
    });
    return this.RECORDING_PHASE ? [] : windows.flatMap((window) => window ?? []);
  });

  private readonly window: Rule<DaypartWindow> = this.RULE("window", (): DaypartWindow => {
    const first = this.CONSUME(Time, fault("expected-time", "that begins the window"));
    this.CONSUME(Dots, fault("missing-range"));
    const last = this.CONSUME1(Time, fault("expected-time", "that ends the window"));
    const on = this.OPTION({
      GATE: () => !this.isNext(),
      DEF: () => {
        this.CONSUME(W.on);
        const kinds = [this.name(0, "a kind of day after `on`")];
        this.MANY({
          GATE: () => !this.isNext(),
          DEF: () => {
            this.CONSUME(W.or);
            kinds.push(this.name(1, "a kind of day after `or`"));
          },
        });
        return kinds;
      },
    });
    const within = this.OPTION1({
      GATE: () => !this.isNext(),
      DEF: () => {
        this.CONSUME(W.in);
        return this.SUBRULE(this.path);
      },
    });
    return { from: asciiNumeral(first.image), to: asciiNumeral(last.image), on: on ?? [], within, span: this.span(first) };
  });

  protected readonly holidays: Rule<Holidays> = this.RULE("holidays", (): Holidays => {
    const word = this.CONSUME(W.holidays);
    const versions = this.block(0, "the holidays", this.holidaysVersion, () => this.isVersion(), VERSIONS);
    return { kind: "holidays", versions, span: this.span(word) };
  });

  private readonly holidaysVersion: Rule<HolidaysVersion> = this.RULE("holidaysVersion", (): HolidaysVersion => {
    const first = this.LA(1);
    const head = this.versionHead();
    const body = this.OR<HolidaysVersion["body"]>({
      DEF: [
        { GATE: () => this.isUnknown(), ALT: () => this.SUBRULE(this.unknown) },
        {
          ALT: () => ({
            kind: "days",
            days: this.each(
              0,
              this.holiday,
              () => !this.isVersion(),
              () => this.is(MonthDay),
            ),
          }),
        },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("expected-month-day", "of a holiday").ERR_MSG,
    });
    return { head, body, span: this.span(first) };
  });

  private readonly holiday: Rule<{ readonly text: string; readonly span: Span }> = this.RULE("holiday", () => {
    const token = this.CONSUME(MonthDay, fault("expected-month-day", "of a holiday"));
    return { text: asciiNumeral(token.image), span: this.spanOf(token) };
  });

  /** Whether the next version, or what should be one, begins here. */
  protected isVersion(): boolean {
    if (this.is(W.from) && this.is(DateToken, 2)) return true;
    if (!this.isFirst()) return false;
    return this.is(DateToken) || (this.isName() && this.is(DateToken, 2)) || (this.is(W.from) && AFTER_FROM.some((type) => this.is(type, 2)));
  }

  protected isUnknown(): boolean {
    return this.is(W.unknown) && !this.is(Equals, 2);
  }

  /** Whether the next value of the field begins here, `north: none`, or would but for a colon. `given`: what its days or hours begin with. */
  private isCase(given: TokenType): boolean {
    return !this.isVersion() && this.isName() && [Colon, given, W.none].some((type) => this.is(type, 2));
  }

  /** Whether the word here, such as `on`, is the name of what comes next. */
  private isNext(): boolean {
    return this.is(Colon, 2) || this.is(Equals, 2);
  }

  /** Whether a version or a definition begins here, or would but for an `=`. */
  private isDefinition(): boolean {
    if (this.isVersion()) return true;
    if (!this.isName()) return false;
    return this.is(Equals, 2) || (this.isFirst() && [W.otherwise, MonthDay, Time].some((type) => this.is(type, 2)));
  }

  private memberName(what: string): LabelledName["name"] {
    return this.nameNode(this.CONSUME9(NameToken, fault("expected-field", what)));
  }
}
