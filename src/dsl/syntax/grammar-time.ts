// The grammar of what is dated: the head of a version, seasons, dayparts and holidays.
// A little over 300 lines: the three differ in each rule.

import type { Span } from "../../values/span.ts";
import type {
  Annulment,
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
import { Colon, Comma, DateToken, Dots, Equals, MonthDay, Name as NameToken, Time, W } from "./tokens.ts";

export abstract class TimeGrammar extends InputGrammar {
  protected readonly head: Rule<VersionHead> = this.RULE("head", (): VersionHead => {
    const word = this.CONSUME(W.from, this.is(DateToken) ? fault("missing-from") : fault("expected-item", "versions"));
    const from = this.date(0, "after `from`");
    const to = this.OPTION(() => {
      this.CONSUME(W.to);
      return this.date(1, "after `to`");
    });
    const announced = this.OPTION1(() => {
      this.CONSUME(W.announced);
      return this.date(2, "after `announced`");
    });
    const annulled = this.OPTION2(() => this.SUBRULE(this.annulment));
    const cites = this.SUBRULE(this.cites);
    return { from, to, announced, annulled, cites, marks: this.SUBRULE(this.marks), span: this.span(word) };
  });

  private readonly annulment: Rule<Annulment> = this.RULE("annulment", (): Annulment => {
    const word = this.CONSUME(W.annulled);
    const on = this.date(0, "after `annulled`");
    this.CONSUME(W.by, fault("expected-choice", "`by` and the source that annuls"));
    const by = this.name(0, "the source that annuls");
    const whole = "`annulled 1403-12-14 by ruling, from that day` or `, from its start`";
    this.CONSUME(Comma, fault("incomplete-phrase", whole));
    this.CONSUME(W.from, fault("incomplete-phrase", whole));
    const reach = this.OR<Annulment["reach"]>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(W.that);
            this.CONSUME(W.day, fault("incomplete-phrase", "`from that day`"));
            return "from that day";
          },
        },
        {
          ALT: () => {
            this.CONSUME(W.its);
            this.CONSUME(W.start, fault("incomplete-phrase", "`from its start`"));
            return "from its start";
          },
        },
      ],
      ERR_MSG: fault("incomplete-phrase", whole).ERR_MSG,
    });
    return { on, by, reach, span: this.span(word) };
  });

  protected readonly seasons: Rule<Seasons | undefined> = this.RULE("seasons", (): Seasons | undefined => {
    const word = this.CONSUME(W.seasons);
    const head = this.heading(() => {
      const name = this.name(0, "the set of seasons");
      this.CONSUME(Colon, fault("missing-colon", "the names of the seasons"));
      const members = this.SUBRULE(this.members);
      const by: Path | undefined = this.OPTION(() => {
        this.CONSUME(W.by);
        return this.SUBRULE(this.path);
      });
      return { name, members, by };
    });
    const versions = this.block(0, "the seasons", this.seasonsVersion, () => this.isVersion());
    return head === undefined ? undefined : { kind: "seasons", ...head, versions, span: this.span(word) };
  });

  private readonly members: Rule<readonly LabelledName[]> = this.RULE("members", (): readonly LabelledName[] => {
    const members = [this.SUBRULE(this.labelledName)];
    this.MANY(() => {
      this.CONSUME(Comma);
      members.push(this.SUBRULE1(this.labelledName));
    });
    return members;
  });

  private readonly seasonsVersion: Rule<SeasonsVersion> = this.RULE("seasonsVersion", (): SeasonsVersion => {
    const first = this.LA(1);
    const head = this.SUBRULE(this.head);
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
    this.CONSUME(Equals, fault("missing-equals", "the days of the season"));
    const when = this.OR<SeasonDefinition["when"]>({
      DEF: [
        { GATE: () => !this.is(Colon, 2), ALT: () => ({ kind: said(this.CONSUME(W.otherwise), "otherwise") }) },
        { ALT: () => ({ kind: "spans", spans: this.SUBRULE(this.monthDaySpans) }) },
        {
          ALT: () => {
            const cases: SeasonCase[] = [];
            this.AT_LEAST_ONE({
              GATE: () => !this.isVersion() && (this.is(Colon, 2) || !this.is(Equals, 2)),
              DEF: () => cases.push(this.SUBRULE(this.seasonCase)),
            });
            return { kind: "cases", cases };
          },
        },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: fault("expected-month-day", "or `otherwise`").ERR_MSG,
    });
    return { name, when, span: this.span(first) };
  });

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
    const spans = [this.SUBRULE(this.monthDaySpan)];
    this.MANY(() => {
      this.CONSUME(Comma);
      spans.push(this.SUBRULE1(this.monthDaySpan));
    });
    return spans;
  });

  private readonly monthDaySpan: Rule<MonthDaySpan> = this.RULE("monthDaySpan", (): MonthDaySpan => {
    const first = this.CONSUME(MonthDay, fault("expected-month-day", "that begins the season"));
    this.CONSUME(Dots, fault("missing-range"));
    const last = this.CONSUME1(MonthDay, fault("expected-month-day", "that ends the season"));
    return { from: asciiNumeral(first.image), to: asciiNumeral(last.image), span: this.span(first) };
  });

  protected readonly dayparts: Rule<Dayparts | undefined> = this.RULE("dayparts", (): Dayparts | undefined => {
    const word = this.CONSUME(W.dayparts);
    const head = this.heading(() => {
      const name = this.name(0, "the set of dayparts");
      this.CONSUME(Colon, fault("missing-colon", "the names of the dayparts"));
      return { name, members: this.SUBRULE(this.members) };
    });
    const versions = this.block(0, "the dayparts", this.daypartsVersion, () => this.isVersion());
    return head === undefined ? undefined : { kind: "dayparts", ...head, versions, span: this.span(word) };
  });

  private readonly daypartsVersion: Rule<DaypartsVersion> = this.RULE("daypartsVersion", (): DaypartsVersion => {
    const first = this.LA(1);
    const head = this.SUBRULE(this.head);
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
    this.CONSUME(Equals, fault("missing-equals", "the hours of the daypart"));
    const when = this.OR<DaypartDefinition["when"]>({
      DEF: [
        { ALT: () => ({ kind: said(this.CONSUME(W.otherwise), "otherwise") }) },
        {
          ALT: () => {
            const windows = [this.SUBRULE(this.window)];
            this.MANY(() => {
              this.CONSUME(Comma);
              windows.push(this.SUBRULE1(this.window));
            });
            return { kind: "windows", windows };
          },
        },
      ],
      ERR_MSG: fault("expected-time", "or `otherwise`").ERR_MSG,
    });
    return { name, when, span: this.span(first) };
  });

  private readonly window: Rule<DaypartWindow> = this.RULE("window", (): DaypartWindow => {
    const first = this.CONSUME(Time, fault("expected-time", "that begins the window"));
    this.CONSUME(Dots, fault("missing-range"));
    const last = this.CONSUME1(Time, fault("expected-time", "that ends the window"));
    const on = this.OPTION(() => {
      this.CONSUME(W.on);
      const kinds = [this.name(0, "a kind of day after `on`")];
      this.MANY(() => {
        this.CONSUME(W.or);
        kinds.push(this.name(1, "a kind of day after `or`"));
      });
      return kinds;
    });
    const within = this.OPTION1(() => {
      this.CONSUME(W.in);
      return this.SUBRULE(this.path);
    });
    return { from: asciiNumeral(first.image), to: asciiNumeral(last.image), on: on ?? [], within, span: this.span(first) };
  });

  protected readonly holidays: Rule<Holidays> = this.RULE("holidays", (): Holidays => {
    const word = this.CONSUME(W.holidays);
    const versions = this.block(0, "the holidays", this.holidaysVersion, () => this.isVersion());
    return { kind: "holidays", versions, span: this.span(word) };
  });

  private readonly holidaysVersion: Rule<HolidaysVersion> = this.RULE("holidaysVersion", (): HolidaysVersion => {
    const first = this.LA(1);
    const head = this.SUBRULE(this.head);
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
    return (this.is(W.from) && this.is(DateToken, 2)) || (this.is(DateToken) && this.isFirst());
  }

  protected isUnknown(): boolean {
    return this.is(W.unknown) && !this.is(Equals, 2);
  }

  private isDefinition(): boolean {
    return this.isVersion() || (this.isName() && this.is(Equals, 2));
  }

  private memberName(what: string): LabelledName["name"] {
    return this.nameNode(this.CONSUME9(NameToken, fault("expected-field", what)));
  }
}
