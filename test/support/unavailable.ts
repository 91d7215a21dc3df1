/** A real thing the tests need cannot be had on this machine; says why, and what would help. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';

  /** `reason` says what is missing, `remedy` what the reader can do about it; no full stops at the ends. */
  constructor(
    readonly reason: string,
    readonly remedy: string,
  ) {
    super(`${reason}; ${remedy}`);
  }
}
