import http from 'node:http';

/** One request of the tests' own little ARI client. */
export interface AriRequest {
  /** `http://127.0.0.1:PORT[/prefix]`. */
  url: string;
  user: string;
  password: string;
  method: string;
  /** Path below `/ari`, with its leading slash and already encoded ids. */
  path: string;
  query?: Record<string, string> | undefined;
  /** Sent as JSON. */
  body?: unknown;
  /** A body that is sent as it is, instead. */
  text?: { type: string; text: string };
}

/** What Asterisk answered: the status and the parsed JSON body, or its text when it is not JSON. */
export interface AriResponse {
  status: number;
  body: unknown;
}

/**
 * Asks ARI over plain HTTP. Tests use it to look at the server independently of the project's own client,
 * so it shares no code with it. Throws when there is no answer within 10 s.
 */
export function ariRequest(request: AriRequest): Promise<AriResponse> {
  const url = new URL(`${request.url}/ari${request.path}`);
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.append(name, value);
  const body = request.text?.text ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
  return new Promise((resolve, reject) => {
    const outgoing = http.request(
      url,
      {
        method: request.method,
        auth: `${request.user}:${request.password}`,
        agent: false,
        timeout: 10_000,
        headers:
          body === undefined
            ? {}
            : {
                'content-type': request.text?.type ?? 'application/json',
                'content-length': Buffer.byteLength(body),
              },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          resolve({
            status: incoming.statusCode ?? 0,
            body: parseBody(Buffer.concat(chunks).toString('utf8')),
          });
        });
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error(`No answer from ${url.pathname} within 10 s`)));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
