import { indented, listText } from './layout';
import { pythonText } from './quotedText';
import { requestParts, type RequestParts } from './requestParts';
import type { SnippetRequest, SnippetServer } from './snippetRequest';

/** The methods that `requests` has a function for. */
const FUNCTIONS: ReadonlySet<string> = new Set(['DELETE', 'GET', 'POST', 'PUT']);

function dictionary(entries: readonly (readonly [name: string, value: unknown])[]): string {
  const written = entries.map(([name, value]) => `${pythonText(name)}: ${literal(value)}`);
  return listText(written, { open: '{', close: '}', indent: '    ', pad: '' });
}

function literal(value: unknown): string {
  if (typeof value === 'string') return pythonText(value);
  if (Array.isArray(value))
    return listText(value.map(literal), { open: '[', close: ']', indent: '    ', pad: '' });
  if (typeof value === 'object' && value !== null) return dictionary(Object.entries(value));
  if (value === null) return 'None';
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : JSON.stringify(value);
}

/** What goes out as UTF-8 can hold no lone surrogate. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

function call({ method, address, query, body, waits, caFile }: RequestParts): string {
  const parameters = [...query].map(
    ([name, values]) => [name, values.length === 1 ? values[0] : values] as const,
  );
  const isNamed = FUNCTIONS.has(method);
  const entries = [
    ...(isNamed ? [] : [pythonText(method)]),
    pythonText(address),
    ...(parameters.length === 0 ? [] : [`params=${dictionary(parameters)}`]),
    ...(body?.kind === 'json' ? [`json=${literal(body.value)}`] : []),
    ...(body?.kind === 'text'
      ? [`data=${pythonText(wellFormed(body.text))}.encode()`, 'headers={"Content-Type": "application/json"}']
      : []),
    'auth=auth',
    ...(caFile === undefined ? [] : [`verify=${pythonText(wellFormed(caFile))}`]),
    ...(waits ? [] : ['timeout=30']),
  ];
  const name = isNamed ? method.toLowerCase() : 'request';
  const lines = entries.map((entry) => indented(entry, '    ')).join(',\n    ');
  return `response = requests.${name}(
    ${lines},
)
print(response.status_code, response.text)
`;
}

/** Requests as a Python program that uses `requests`, the password in the environment's `ARI_PASSWORD`. */
export function pythonSnippet(requests: readonly SnippetRequest[], server: SnippetServer): string {
  const calls = requests.map((request) => call(requestParts(request, server)));
  // As bytes: the library would write texts in Latin-1, and fail where that lacks a letter.
  return `import os

import requests

auth = (${pythonText(wellFormed(server.user))}.encode(), os.environ["ARI_PASSWORD"].encode())

${calls.join('\n')}`;
}
