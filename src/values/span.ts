// Where in a rule file a thing stands. Plain data that every later representation carries.

/** `start` and `end` are offsets in UTF-16 units, end exclusive; `line` and `column` count from 1 and name the start. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}
