import { curlSnippet } from './curlSnippet';
import { goSnippet } from './goSnippet';
import { pythonSnippet } from './pythonSnippet';
import type { SnippetLanguage, SnippetRequest, SnippetServer } from './snippetRequest';
import { typescriptSnippet } from './typescriptSnippet';
import { wscatSnippet } from './wscatSnippet';

const WRITERS: Readonly<
  Record<SnippetLanguage, (requests: readonly SnippetRequest[], server: SnippetServer) => string>
> = {
  curl: curlSnippet,
  wscat: wscatSnippet,
  typescript: typescriptSnippet,
  python: pythonSnippet,
  go: goSnippet,
};

/**
 * Requests as code that sends them, one after the other. The password is read from the environment's `ARI_PASSWORD`.
 * Every text is quoted, whatever it holds. Clients resolve `.` and `..` in a path, so keep such ids away.
 */
export function snippet(
  language: SnippetLanguage,
  requests: readonly SnippetRequest[],
  server: SnippetServer,
): string {
  return WRITERS[language](requests, server);
}
