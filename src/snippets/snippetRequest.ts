/** The languages that a request is copied as, in the order in which they are offered. */
export const SNIPPET_LANGUAGES = ['curl', 'wscat', 'typescript', 'python', 'go'] as const;

/** A language that a request is copied as. */
export type SnippetLanguage = (typeof SNIPPET_LANGUAGES)[number];

/** A request to be copied as code. Untrusted: it may come out of a capture that somebody sent. */
export interface SnippetRequest {
  readonly method: string;
  /** Below `/ari`, encoded, with its query. */
  readonly path: string;
  /** What is sent as JSON; absent or undefined for none. */
  readonly body?: string | undefined;
  /** Its answer may take as long as a playback: no time limit. */
  readonly waits?: boolean;
}

/** The server that copied code talks to. Its password is never known here. */
export interface SnippetServer {
  /** Base address without `/ari`, such as `http://127.0.0.1:8088`. */
  readonly url: string;
  readonly user: string;
  /** Path of a PEM file with the CA that signed the server's certificate. */
  readonly caFile?: string | undefined;
}
