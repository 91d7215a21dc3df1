/** An answer before it becomes HTTP or a RESTResponse. */
export interface ApiResponse {
  readonly status: number;
  /** Further headers, under the names that Asterisk writes. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Media type of the content; there is none without it. */
  readonly type?: string;
  readonly content?: string | Uint8Array;
}

/** A JSON answer. */
export function jsonResponse(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse {
  return { status, headers, type: 'application/json', content: JSON.stringify(value) };
}

/** The usual answer to what is refused: `{"message": …}`. */
export function messageResponse(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse {
  return jsonResponse(status, { message }, headers);
}
