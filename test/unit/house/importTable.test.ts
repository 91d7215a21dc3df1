import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { test } from 'node:test';
import { importsOf, sourceFiles, type SourceFile } from './sourceFiles';

/** Who may import whom, as CONTRIBUTING.md shows it. A folder may always import itself. */
interface Rule {
  /** Folders and files below `src`. */
  readonly project: readonly string[];
  readonly packages: readonly string[];
  readonly node: boolean;
}

const FEATURE: Rule = {
  project: [
    'ari',
    'capture',
    'model',
    'operations',
    'prompts',
    'session',
    'shared',
    'snippets',
    'ui',
    'contributions',
  ],
  packages: ['vscode', 'valibot'],
  node: true,
};

/** Features that show the events page. */
const SHOWS_EVENTS: Rule = { ...FEATURE, project: [...FEATURE.project, 'eventsPage'] };

const RULES: Readonly<Record<string, Rule | undefined>> = {
  shared: { project: [], packages: [], node: false },
  ari: {
    project: ['shared'],
    packages: ['cockatiel', 'undici', 'ws'],
    node: true,
  },
  model: { project: ['ari', 'shared'], packages: [], node: true },
  capture: { project: ['ari', 'shared'], packages: [], node: true },
  session: { project: ['ari', 'capture', 'model', 'shared'], packages: [], node: true },
  operations: { project: ['ari', 'model', 'session', 'shared'], packages: [], node: true },
  prompts: {
    project: ['ari', 'operations', 'session', 'shared', 'ui'],
    packages: ['vscode'],
    node: true,
  },
  snippets: { project: ['shared'], packages: [], node: false },
  simulator: { project: ['ari', 'shared'], packages: ['ws'], node: true },
  ui: { project: ['ari', 'shared'], packages: ['vscode'], node: true },
  actions: FEATURE,
  captureFiles: SHOWS_EVENTS,
  connections: FEATURE,
  copyAs: FEATURE,
  dialplan: FEATURE,
  eventsPage: { ...FEATURE, project: ['ari', 'capture', 'model', 'shared'] },
  history: FEATURE,
  newApplication: FEATURE,
  panel: SHOWS_EVENTS,
  requestFiles: FEATURE,
  resources: FEATURE,
  runOperation: FEATURE,
  runSimulator: { ...FEATURE, project: [...FEATURE.project, 'simulator'] },
  tree: FEATURE,
};

/** These run in tests without VS Code, whatever their folder. */
const WITHOUT_VSCODE = [
  'src/actions/sendCalls.ts',
  'src/actions/channel/channelCalls.ts',
  'src/contributions.ts',
];

const NODE = new Set(builtinModules);

function isNode(target: string): boolean {
  return target.startsWith('node:') || NODE.has(target);
}

/** What a file imports against the rule of its folder. */
function violations(file: SourceFile, rule: Rule, folder: string): string[] {
  return importsOf(file)
    .filter((target) => {
      if (isNode(target)) return !rule.node;
      if (!target.startsWith('src/')) return !rule.packages.includes(target.split('/')[0] ?? '');
      const [, first = ''] = target.split('/');
      return first !== folder && !rule.project.includes(first);
    })
    .map((target) => `${file.name} imports ${target}`);
}

function folderOf(file: SourceFile): string {
  return file.name.split('/')[1] ?? '';
}

test('the check itself finds a forbidden import', () => {
  const text =
    "import * as vscode from 'vscode';\nimport { x } from '../tree/register';\nimport fs from 'node:fs';";
  const file = { name: 'src/shared/bad.ts', text };
  const rule = RULES.shared;
  assert.ok(rule);
  assert.deepEqual(violations(file, rule, 'shared'), [
    'src/shared/bad.ts imports vscode',
    'src/shared/bad.ts imports src/tree/register',
    'src/shared/bad.ts imports node:fs',
  ]);
});

test('every folder of src imports only what the table allows', () => {
  const files = sourceFiles('src').filter(({ name }) => name.split('/').length > 2);
  const folders = [...new Set(files.map(folderOf))].sort();
  assert.deepEqual(folders, Object.keys(RULES).sort(), 'each folder has a rule, and each rule a folder');
  const found = files.flatMap((file) => {
    const rule = RULES[folderOf(file)];
    return rule ? violations(file, rule, folderOf(file)) : [];
  });
  assert.deepEqual(found, []);
});

test('model and capture take types only from the protocol', () => {
  const values = sourceFiles('src')
    .filter((file) => ['model', 'capture'].includes(folderOf(file)))
    .flatMap(({ name, text }) =>
      [...text.matchAll(/^import (?!type)[^;]*?'[^']*\/ari\/[^']*'/gm)].map(([line]) => `${name}: ${line}`),
    );
  assert.deepEqual(values, []);
});

test('what tests run without VS Code does not import it', () => {
  const found = sourceFiles('src')
    .filter(({ name }) => WITHOUT_VSCODE.includes(name))
    .filter((file) => importsOf(file).includes('vscode'));
  assert.deepEqual(found, []);
});

test('the webview imports src/shared and itself; the toolkit stands in one file', () => {
  const found = sourceFiles('webview').flatMap((file) =>
    importsOf(file)
      .filter((target) => !target.startsWith('webview/') && !target.startsWith('src/shared/'))
      .map((target) => `${file.name} imports ${target}`),
  );
  const styles = ['@vscode/codicons/dist/codicon.css'];
  const other = found.filter((line) => !styles.some((style) => line.endsWith(style)));
  assert.deepEqual(other, ['webview/components.ts imports @vscode/webview-ui-toolkit']);
});
