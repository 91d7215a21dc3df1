import { fullAddress } from './requestParts';
import { shellText } from './shellText';
import type { SnippetRequest, SnippetServer } from './snippetRequest';
import { writtenBody } from './writtenBody';

/** Nothing in it means anything to a shell, nor between its double quotes. */
const PLAIN_USER = /^[\w.@-]+$/;

/** `user:password` as one word of a shell, the password out of the environment. */
export function shellLogin(user: string): string {
  return PLAIN_USER.test(user) ? `"${user}:$ARI_PASSWORD"` : `${shellText(`${user}:`)}"$ARI_PASSWORD"`;
}

function command(request: SnippetRequest, server: SnippetServer): string {
  const { method, body } = request;
  const how = method === 'GET' ? '' : ` -X ${shellText(method)}`;
  const lines = [
    `curl -sS${how} '${fullAddress(request, server).replaceAll("'", "'\\''")}'`,
    `-u ${shellLogin(server.user)}`,
    ...(server.caFile === undefined ? [] : [`--cacert ${shellText(server.caFile)}`]),
  ];
  if (body !== undefined) {
    // Not --data: that reads a file where the body begins with an @.
    lines.push("-H 'Content-Type: application/json'", `--data-raw ${shellText(writtenBody(body))}`);
  }
  return lines.join(' \\\n  ');
}

/** Requests as commands for `sh`, `bash` and `zsh`, the password in `$ARI_PASSWORD`. */
export function curlSnippet(requests: readonly SnippetRequest[], server: SnippetServer): string {
  return requests.map((request) => `${command(request, server)}\n`).join('');
}
