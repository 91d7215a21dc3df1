import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  MAIN_FILE,
  renderApplication,
  type ProgramLanguage,
} from '../../../src/newApplication/renderApplication';

const SERVER = { url: 'http://127.0.0.1:8088', user: 'workbench' };
const LANGUAGES: readonly ProgramLanguage[] = ['typescript', 'python'];

function templateOf(language: ProgramLanguage, name: string): string {
  return fs.readFileSync(`media/applications/${language}/${name}`, 'utf8');
}

test('settings.json alone holds what was chosen, whatever it holds', () => {
  const templates = new Map([
    ['main.py', 'print()\n'],
    ['gitignore', '.env\n'],
  ]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (application, user) => {
      const wish = { ...SERVER, language: 'python', application, user, caFile: application } as const;
      const files = renderApplication(templates, wish);
      assert.deepEqual([...files.keys()], ['main.py', '.gitignore', 'settings.json']);
      assert.equal(files.get('main.py'), 'print()\n');
      const settings = JSON.parse(files.get('settings.json') ?? '') as unknown;
      assert.deepEqual(settings, { url: SERVER.url, user, application, caFile: application });
    }),
  );
});

test('without a certificate of its own, none is named', () => {
  const files = renderApplication(new Map(), { ...SERVER, language: 'python', application: 'x' });
  assert.deepEqual(JSON.parse(files.get('settings.json') ?? ''), { ...SERVER, application: 'x' });
});

test('the package bears the name as npm allows it', () => {
  const templates = new Map([['package.json', templateOf('typescript', 'package.json')]]);
  const files = renderApplication(templates, { ...SERVER, language: 'typescript', application: 'My App!' });
  const { name, dependencies } = JSON.parse(files.get('package.json') ?? '') as Record<string, unknown>;
  assert.equal(name, 'my-app');
  assert.deepEqual(Object.keys(dependencies as object), ['undici', 'ws']);
});

for (const language of LANGUAGES) {
  test(`${language}: the README says how to reach it from the dialplan, and is no more than text`, () => {
    const templates = new Map([['README.md', templateOf(language, 'README.md')]]);
    const readme = (application: string): string =>
      renderApplication(templates, { ...SERVER, language, application }).get('README.md') ?? '';
    assert.match(readme('hello'), /^# hello\n/);
    assert.match(readme('hello'), /```ini\nexten => 1000,1,Stasis\(hello\)\n same => n,Hangup\(\)\n```\n/);
    const hostile = readme('](command:x) `$&` <img> {{dialplan}}');
    assert.doesNotMatch(hostile, /command:x\)|<img>|\$&|\{\{/);
    assert.match(hostile, /give it another one/);
  });

  test(`${language}: the file to change is there, no template keeps a secret, and Git ignores the password`, () => {
    assert.match(templateOf(language, MAIN_FILE[language]), /hello-world/);
    assert.match(templateOf(language, 'gitignore'), /^\.env$/m);
    for (const name of fs.readdirSync(`media/applications/${language}`))
      assert.ok(!name.startsWith('.') && name !== 'settings.json', name);
  });
}
