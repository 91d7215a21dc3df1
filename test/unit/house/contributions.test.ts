import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { COMMANDS, CONTEXT_KEYS, CUSTOM_EDITORS, SETTINGS, VIEWS } from '../../../src/contributions';
import { sourceFiles } from './sourceFiles';

/** VS Code’s own, that a welcome text offers. */
const MANAGE_TRUST = 'workbench.trust.manage';

interface Contributes {
  readonly commands: readonly {
    readonly command: string;
    readonly category?: string;
    readonly icon?: string;
    readonly enablement?: string;
  }[];
  readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly submenus: readonly { readonly id: string; readonly label: string }[];
  readonly menus: Readonly<
    Record<
      string,
      readonly { readonly command?: string; readonly submenu?: string; readonly when?: string }[]
    >
  >;
  readonly customEditors: readonly { readonly viewType: string }[];
  readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
  readonly viewsWelcome: readonly {
    readonly view: string;
    readonly when?: string;
    readonly contents: string;
  }[];
}

const { contributes, capabilities } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
  contributes: Contributes;
  capabilities: { untrustedWorkspaces: { supported: unknown; description: string } };
};
const conditions = [
  ...contributes.commands.map(({ enablement }) => enablement),
  ...Object.values(contributes.menus).flatMap((items) => items.map(({ when }) => when)),
  ...contributes.viewsWelcome.map(({ when }) => when),
].join(' ');

function sorted(values: Iterable<string>): string[] {
  return [...values].sort();
}

test('the commands are those of package.json', () => {
  assert.deepEqual(
    sorted(Object.values(COMMANDS)),
    sorted(contributes.commands.map(({ command }) => command)),
  );
});

test('the views are those of package.json', () => {
  const ids = Object.values(contributes.views).flatMap((views) => views.map(({ id }) => id));
  assert.deepEqual(sorted(Object.values(VIEWS)), sorted(ids));
});

test('the custom editors are those of package.json', () => {
  const ids = contributes.customEditors.map(({ viewType }) => viewType);
  assert.deepEqual(sorted(Object.values(CUSTOM_EDITORS)), sorted(ids));
});

test('the settings are those of package.json', () => {
  const ids = Object.values(SETTINGS).map((name) => `ariWorkbench.${name}`);
  assert.deepEqual(sorted(ids), sorted(Object.keys(contributes.configuration.properties)));
});

test('the context keys are those that package.json asks for', () => {
  const shown: readonly string[] = [...Object.values(VIEWS), ...Object.values(CUSTOM_EDITORS)];
  const used = (conditions.match(/\bariWorkbench\.\w+/g) ?? []).filter((id) => !shown.includes(id));
  assert.deepEqual(sorted(Object.values(CONTEXT_KEYS)), sorted(new Set(used)));
});

test('menus and welcome texts name commands and views that exist', () => {
  const commands: readonly string[] = Object.values(COMMANDS);
  const views: readonly string[] = Object.values(VIEWS);
  const menu = Object.values(contributes.menus).flatMap((items) =>
    items.flatMap(({ command }) => (command === undefined ? [] : [command])),
  );
  const links = contributes.viewsWelcome.flatMap(({ contents }) =>
    [...contents.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command ?? ''),
  );
  assert.deepEqual(
    [...menu, ...links].filter((command) => !commands.includes(command) && command !== MANAGE_TRUST),
    [],
  );
  const named = [...conditions.matchAll(/\bview == ([\w.]+)/g)].map(([, view]) => view ?? '');
  assert.deepEqual(
    named.filter((view) => !views.includes(view)),
    [],
  );
});

test('sub-menus are declared, used and not empty', () => {
  const declared = contributes.submenus.map(({ id }) => id);
  const used = Object.values(contributes.menus).flatMap((items) =>
    items.flatMap(({ submenu }) => (submenu === undefined ? [] : [submenu])),
  );
  assert.deepEqual(sorted(new Set(used)), sorted(declared));
  assert.deepEqual(
    declared.filter((id) => (contributes.menus[id] ?? []).length === 0),
    [],
  );
});

test('every command has a category and an icon', () => {
  assert.deepEqual(
    contributes.commands.filter(({ category, icon }) => category !== 'ARI' || icon === undefined),
    [],
  );
});

test('no setting can come from a workspace, and what names a server is the machine’s', () => {
  const { properties } = contributes.configuration;
  const scopes = Object.entries(properties).map(([id, { scope = 'window' }]) => `${id}: ${scope}`);
  // VS Code lets a workspace set every scope but these two; `window` is what it takes where none is named.
  assert.deepEqual(
    scopes.filter((line) => !/: (machine|application)$/.test(line)),
    [],
  );
  assert.equal(properties['ariWorkbench.connections']?.scope, 'machine');
});

test('Restricted Mode is declared: without a word VS Code would not start us, with “true” we would promise more', () => {
  assert.equal(capabilities.untrustedWorkspaces.supported, 'limited');
  assert.match(capabilities.untrustedWorkspaces.description, /nothing connects/);
});

test('ids are written nowhere else in src', () => {
  const ids = [...Object.values(COMMANDS), ...Object.values(VIEWS), ...Object.values(CUSTOM_EDITORS)];
  const found = sourceFiles('src')
    .filter(({ name }) => name !== 'src/contributions.ts')
    .flatMap(({ name, text }) => ids.filter((id) => text.includes(`'${id}'`)).map((id) => `${name}: ${id}`));
  assert.deepEqual(found, []);
});
