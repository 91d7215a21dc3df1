/** What an operation answers: a status, and JSON, bytes or nothing. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON; nothing is sent when undefined. */
  readonly body?: unknown;
  /** Sent as they are, with their media type. */
  readonly bytes?: { readonly type: string; readonly data: Uint8Array };
}

/** 200 with a JSON body. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** 201 with a JSON body: something was started that ends by itself. */
export function created(body: unknown): Answer {
  return { status: 201, body };
}

/** 204: done, nothing to tell. */
export function noContent(): Answer {
  return { status: 204 };
}
