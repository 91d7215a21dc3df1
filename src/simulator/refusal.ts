/** A request that ARI refuses: status code and JSON body as Asterisk gives them. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;

  /** `key` is `error` only where Asterisk's own words are, as in `{"error":"Allocation failed"}`. */
  constructor(status: number, message: string, key: 'message' | 'error' = 'message') {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.body = { [key]: message };
  }
}
