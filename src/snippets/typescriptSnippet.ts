import { indented, listText } from './layout';
import { typescriptText } from './quotedText';
import { requestParts, type RequestBody, type RequestParts } from './requestParts';
import type { SnippetRequest, SnippetServer } from './snippetRequest';

function object(entries: readonly string[]): string {
  return listText(entries, { open: '{', close: '}', indent: '  ', pad: ' ' });
}

/** A name of a property. `__proto__` is one only in brackets. */
function key(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : typescriptText(name);
}

function literal(value: unknown): string {
  if (typeof value === 'string') return typescriptText(value);
  if (Array.isArray(value))
    return listText(value.map(literal), { open: '[', close: ']', indent: '  ', pad: '' });
  if (typeof value === 'object' && value !== null)
    return object(Object.entries(value).map(([name, entry]) => `${key(name)}: ${literal(entry)}`));
  return JSON.stringify(value);
}

function bodyText(body: RequestBody): string {
  return body.kind === 'json' ? `JSON.stringify(${literal(body.value)})` : typescriptText(body.text);
}

function call(parts: RequestParts, isFirst: boolean, isOnly: boolean): string {
  const { method, address, query, body, waits, caFile } = parts;
  const headers = ['authorization', ...(body ? ["'content-type': 'application/json'"] : [])];
  const parameters = [...query].map(
    ([name, values]) => `${key(name)}: ${literal(values.length === 1 ? values[0] : values)}`,
  );
  const options = [
    ...(method === 'GET' ? [] : [`method: ${typescriptText(method)}`]),
    ...(parameters.length === 0 ? [] : [`query: ${object(parameters)}`]),
    `headers: ${object(headers)}`,
    ...(body ? [`body: ${bodyText(body)}`] : []),
    waits ? 'headersTimeout: 0' : 'signal: AbortSignal.timeout(30_000)',
    ...(caFile === undefined ? [] : ['dispatcher']),
  ].map((option) => `  ${indented(option, '  ')},\n`);
  const kept = isOnly ? 'const answer' : isFirst ? 'let answer' : 'answer';
  return `${kept} = await request(${typescriptText(address)}, {
${options.join('')}});
console.log(answer.statusCode, await answer.body.text());
`;
}

/** Put together, so that nobody takes one for an import of this file. */
function importing(names: string, from: string): string {
  return `import { ${names} } from ${typescriptText(from)};`;
}

function imports(caFile: string | undefined): string {
  if (caFile === undefined) return importing('request', 'undici');
  return [importing('readFile', 'node:fs/promises'), importing('Agent, request', 'undici')].join('\n');
}

function trust(caFile: string | undefined): string {
  if (caFile === undefined) return '';
  return `const dispatcher = new Agent({ connect: { ca: await readFile(${typescriptText(caFile)}) } });\n`;
}

/** Requests as a TypeScript module that uses `undici`, the password in the environment's `ARI_PASSWORD`. */
export function typescriptSnippet(requests: readonly SnippetRequest[], server: SnippetServer): string {
  const calls = requests.map((request, place) =>
    call(requestParts(request, server), place === 0, requests.length === 1),
  );
  return `${imports(server.caFile)}

const login = ${typescriptText(`${server.user}:`)} + (process.env.ARI_PASSWORD ?? '');
const authorization = \`Basic \${Buffer.from(login).toString('base64')}\`;
${trust(server.caFile)}
${calls.join('\n')}`;
}
