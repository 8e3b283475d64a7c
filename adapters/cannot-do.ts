// What was asked for could not be done at all: a file that is missing or broken, a map that does not fit. A command ends with 2 for it.

/** `help` says what to write or do instead. */
export class CannotDo extends Error {
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.help = help;
  }
}
