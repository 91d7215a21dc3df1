import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vsixProblems, type PackedFile } from '../../../../scripts/release/vsixProblems';

function packed(name: string, content = ''): PackedFile {
  return { name: `extension/${name}`, content: Buffer.from(content) };
}

const good = [
  packed('package.json', '{}'),
  packed('dist/sbom.cdx.json'),
  packed('dist/third-party-notices.txt'),
  packed('dist/extension.js', 'module.exports={}'),
  packed('dist/webview.js'),
  ...['actions', 'operations', 'requestFiles', 'session', 'simulator', 'snippets'].map((chunk) =>
    packed(`dist/${chunk}.js`),
  ),
  packed('media/language/ari.tmLanguage.json'),
  packed('media/applications/python/main.py'),
  packed('media/applications/typescript/src/main.ts'),
];

test('a package with its own files only may be released', () => {
  assert.deepEqual(vsixProblems(good, ['/home/someone', '/']), []);
});

for (const [file, problem] of [
  [packed('dist/extension.js.map'), 'extension/dist/extension.js.map: does not belong in the package'],
  [packed('node_modules/ws/index.js'), 'extension/node_modules/ws/index.js: does not belong in the package'],
  [packed('dist/metafile.json'), 'extension/dist/metafile.json: does not belong in the package'],
  [
    packed('media/applications/python/__pycache__/main.cpython-311.pyc'),
    'extension/media/applications/python/__pycache__/main.cpython-311.pyc: does not belong in the package',
  ],
  [packed('.npmrc'), 'extension/.npmrc: does not belong in the package'],
  [
    packed('dist/simulator.js', '//# sourceMappingURL=simulator.js.map'),
    'extension/dist/simulator.js: names a source map',
  ],
  [
    packed('dist/simulator.js', 'x="/home/someone/a"'),
    'extension/dist/simulator.js: contains the path /home/someone',
  ],
] as const) {
  test(`a package is refused: ${problem}`, () => {
    assert.deepEqual(vsixProblems([...good, file], ['/home/someone']), [problem]);
  });
}

test('a package without its list of parts is refused', () => {
  assert.deepEqual(vsixProblems(good.slice(0, 1).concat(good.slice(2)), []), [
    'extension/dist/sbom.cdx.json: is missing',
  ]);
});
