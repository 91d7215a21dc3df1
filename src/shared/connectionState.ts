/** What a failed attempt to reach a server tells its user: Asterisk's own words and what to do next. */
export interface Problem {
  /** Stable machine-readable code, an `AriErrorCode`. */
  readonly code: string;
  /** What went wrong, in the server's or the system's own words. Untrusted text. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
}

/** The life of one connection to an Asterisk. Times are ms since 1970. */
export type ConnectionState =
  | { readonly status: 'disconnected' }
  | { readonly status: 'connecting'; readonly attempt: number }
  | { readonly status: 'synchronising' }
  | { readonly status: 'live'; readonly since: number }
  /** Will try again by itself. */
  | {
      readonly status: 'waitingToRetry';
      readonly attempt: number;
      readonly retryAt: number;
      readonly problem: Problem;
    }
  /** Another client took our application name: terminal until the user takes over. */
  | { readonly status: 'replaced'; readonly application: string }
  /** Trying again would not help: terminal until the user changes something. */
  | { readonly status: 'failed'; readonly problem: Problem };
