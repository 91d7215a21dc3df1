import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { snippet } from '../../../src/snippets/snippet';
import { SNIPPET_LANGUAGES, type SnippetRequest } from '../../../src/snippets/snippetRequest';
import { HOSTILE_TEXTS } from '../../support/hostileTexts';
import { MISSING_FOR } from '../../support/missingFor';
import { runSnippet } from '../../support/runSnippet';
import { arrivals, readTarget, type Arrival } from './arrivals';

const server = arrivals();
const USER = `o'dd "user" $HOME \`id\` \\ é 日本 \u202e!`;
const PASSWORD = `pass'wörd"$\\`;
/** Fixed, so that a failure comes again; another one is a new experiment. */
const SEED = 20_260_101;

/** Names that break quotes, shells, addresses and terminals. */
const NASTY: readonly string[] = [
  ...HOSTILE_TEXTS.map(({ text }) => text),
  `'; rm -rf / #`,
  '$(id)`id`${IFS}',
  '\\\'"\\"',
  '"""\'\'\'',
  '${login} #{x} %s %n {0} {{x}}',
  '@/etc/passwd',
  '<<EOF\nx\nEOF',
  '--output=/tmp/x',
  '!!',
  'a&b=c?d#e/f;g,h+i%j%20k',
  '[1-3]{a,b}',
  '\0nul\0',
  '~',
  '=ls',
  '1',
  '__proto__',
  'constructor',
  ' ',
];

const name = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
/** Proxies and clients resolve these; we send none of them. */
const id = name.filter((text) => text !== '' && text !== '.' && text !== '..');
const json = fc.oneof(
  fc
    .dictionary(fc.oneof(name, fc.string({ unit: 'binary-ascii' })), fc.oneof(name, fc.jsonValue()))
    .map((variables) => JSON.stringify({ variables })),
  fc.constantFrom(
    '{"a": 1e400}',
    '{"a":1,"a":2}',
    '@file',
    'not "JSON" `at` \\all\n',
    '{"variables":{"__proto__":"x"}}',
  ),
);
const request: fc.Arbitrary<SnippetRequest> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
    ids: fc.array(id, { minLength: 1, maxLength: 3 }),
    query: fc.array(
      fc.tuple(
        fc.oneof(
          name.filter((text) => text !== ''),
          fc.constantFrom('a', 'b'),
        ),
        name,
      ),
      {
        maxLength: 4,
      },
    ),
    body: fc.option(json, { nil: undefined }),
  })
  .map(({ method, ids, query, body }) => {
    const path = ids.map((text) => `/${encodeURIComponent(text)}`).join('');
    const pairs = query.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
    return {
      method,
      path: pairs.length === 0 ? path : `${path}?${pairs.join('&')}`,
      body: method === 'GET' ? undefined : body,
    };
  });

const REQUESTS: readonly SnippetRequest[] = [
  ...NASTY.filter((text) => text !== '').map((text) => ({
    method: 'POST',
    path: `/channels/${encodeURIComponent(text)}/play?media=${encodeURIComponent(text)}`,
    body: JSON.stringify({ variables: { [text]: text } }),
  })),
  // Out of a capture that somebody sent: not what we would write.
  { method: 'GET', path: '/channels/%FF%2e?app=%FF&x=+%2B&&=&n' },
  { method: 'GET', path: '/channels/a+b?x=+%2B&&n&y=1=2' },
  { method: 'GET', path: `/channels/a'b"c $(id)\n\u202e[x]{y}?q='"$(id) |^<>` },
  ...fc.sample(request, { seed: SEED, numRuns: 40 }),
];

/** JSON is compared as what it means: a client may space it otherwise. */
function meaning(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function withMeaning(arrival: Arrival): unknown {
  return { ...arrival, body: meaning(arrival.body) };
}

function expected({ method, path, body = '' }: SnippetRequest): Arrival {
  const login = `${USER}:${PASSWORD}`;
  return { method, ...readTarget(`/ari${path}`), body, login };
}

for (const language of SNIPPET_LANGUAGES) {
  test(
    `${language}: what arrives is what was copied, whatever names it holds`,
    { skip: MISSING_FOR[language] },
    async () => {
      const text = snippet(language, REQUESTS, { url: server.url, user: USER });
      await runSnippet(language, text, PASSWORD);
      const arrived = server.take();
      assert.equal(arrived.length, REQUESTS.length);
      for (const [place, arrival] of arrived.entries()) {
        const asked = REQUESTS[place]!;
        assert.deepEqual(withMeaning(arrival), withMeaning(expected(asked)), JSON.stringify(asked));
      }
    },
  );
}

test('nothing in copied code hides, moves or orders: every such sign is an escape', () => {
  for (const language of SNIPPET_LANGUAGES) {
    const text = snippet(language, REQUESTS, { url: 'http://127.0.0.1:8088', user: USER });
    const found = /(?![ \n\t])[\p{C}\p{Z}]/u.exec(text);
    assert.equal(
      found,
      null,
      `${language}: ${JSON.stringify(text.slice((found?.index ?? 0) - 40, (found?.index ?? 0) + 20))}`,
    );
  }
});
