import assert from 'node:assert/strict';
import { test } from 'node:test';
import { snippet } from '../../../src/snippets/snippet';
import { SNIPPET_LANGUAGES, type SnippetRequest } from '../../../src/snippets/snippetRequest';
import { MISSING_FOR } from '../../support/missingFor';
import { runSnippet } from '../../support/runSnippet';
import { contractBed } from '../contractBed';

const bed = contractBed();

/** What callers and developers name things; a server keeps each as it is. */
const NAMES: readonly string[] = [
  'plain',
  `it's "quoted" \\ $HOME \`id\` $(id)`,
  'a&b=c?d#e/f;g,h+i%j',
  '[1-3]{a,b} !! @x',
  'Jörg 日本語 👨‍👩‍👧',
  'gpj.\u202eexe',
  'tab\tline\nend',
];

interface Bridge {
  readonly id: string;
  readonly name: string;
}

async function bridges(): Promise<readonly Bridge[]> {
  return (await bed.server.rest('GET', '/bridges')).body as Bridge[];
}

/** A request for each name, with the name where it is hardest: as an id, as a parameter, in a body. */
function requests(language: string): readonly SnippetRequest[] {
  const encoded = NAMES.map((name) => encodeURIComponent(name));
  const create = NAMES.map((name, place) => ({
    method: 'POST',
    path: `/bridges/${language}-${String(place)}-${encoded[place] ?? ''}?name=${encodeURIComponent(name)}`,
  }));
  const variables = Object.fromEntries(NAMES.map((name, place) => [`COPIED_${String(place)}`, name]));
  const id = `copied-${language}`;
  const originate = {
    method: 'POST',
    path: `/channels/${id}?endpoint=Local%2F502%40from-trunk&app=nobody%20there`,
    body: JSON.stringify({ variables }),
  };
  return [...create, { method: 'GET', path: '/bridges' }, originate];
}

for (const language of SNIPPET_LANGUAGES) {
  test(
    `${language}: a server takes copied code as the request that it was`,
    { skip: MISSING_FOR[language] },
    async () => {
      const { url, user, password } = bed.server;
      const said = await runSnippet(language, snippet(language, requests(language), { url, user }), password);
      const found = new Map((await bridges()).map(({ id, name }) => [id, name]));
      for (const [place, name] of NAMES.entries()) {
        assert.equal(found.get(`${language}-${String(place)}-${name}`), name, said);
      }
      assert.match(
        said,
        new RegExp(`copied-${language}`),
        'the answers are shown, the channel’s is the last',
      );
    },
  );
}
