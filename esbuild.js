'use strict';
// Builds the extension (its host chunks and the webview) or, with --tests, the test programs.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');
const watch = flags.has('--watch');

/** Files below `folder` whose name passes `wanted`, as paths from here. */
function filesBelow(folder, wanted) {
  return fs
    .readdirSync(folder, { recursive: true })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((name) => name.endsWith('.ts') && wanted(name));
}

/**
 * The REST, socket and log code is a chunk of its own, required on the first connection: loading it
 * costs more than the whole activation. So is the simulator. CommonJS output has no code splitting, so a
 * dynamic import of the extension stays a `require` of the other bundle.
 */
const lazyChunks = {
  name: 'lazy-chunks',
  setup(build) {
    const bundles = {
      openSession: './session.js',
      startSimulator: './simulator.js',
      allActions: './actions.js',
      openOperations: './operations.js',
      openRequestFiles: './requestFiles.js',
      snippet: './snippets.js',
    };
    build.onResolve(
      { filter: /(^|\/)(openSession|startSimulator|allActions|openOperations|openRequestFiles|snippet)$/ },
      (args) =>
        args.kind === 'dynamic-import'
          ? { path: bundles[args.path.split('/').at(-1)], external: true }
          : undefined,
    );
  },
};

/** Prints problems in the form that the task's problem matcher reads. */
const reportProblems = {
  name: 'report-problems',
  setup(build) {
    build.onStart(() => console.log('[build] started'));
    build.onEnd((result) => {
      for (const { text, location } of [...result.errors, ...result.warnings]) {
        console.error(`${location?.file ?? ''}:${location?.line ?? 1}:${location?.column ?? 0}: ${text}`);
      }
      console.log('[build] finished');
    });
  },
};

const common = {
  bundle: true,
  logLevel: watch ? 'silent' : 'warning',
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  // Tells what is in the bundles: the release lists it.
  metafile: true,
  plugins: watch ? [reportProblems] : [],
};

const host = {
  ...common,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode', 'bufferutil', 'utf-8-validate'],
  supported: { 'dynamic-import': false },
};

const extensionBuilds = [
  {
    ...host,
    entryPoints: { extension: 'src/extension.ts' },
    outdir: 'dist',
    plugins: [...common.plugins, lazyChunks],
  },
  { ...host, entryPoints: { session: 'src/session/openSession.ts' }, outdir: 'dist' },
  { ...host, entryPoints: { simulator: 'src/simulator/program.ts' }, outdir: 'dist' },
  { ...host, entryPoints: { actions: 'src/actions/allActions.ts' }, outdir: 'dist' },
  { ...host, entryPoints: { operations: 'src/operations/openOperations.ts' }, outdir: 'dist' },
  {
    ...host,
    entryPoints: { requestFiles: 'src/requestFiles/openRequestFiles.ts' },
    outdir: 'dist',
  },
  { ...host, entryPoints: { snippets: 'src/snippets/snippet.ts' }, outdir: 'dist' },
  {
    ...common,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    entryPoints: [
      { in: 'webview/main.ts', out: 'webview' },
      { in: 'webview/styles.css', out: 'webview' },
    ],
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    outdir: 'dist',
    tsconfig: 'webview/tsconfig.json',
  },
];

const testBuilds = [
  {
    ...common,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    packages: 'external',
    sourcemap: 'inline',
    entryPoints: [
      ...filesBelow('test', (name) => !name.startsWith('test/extensionHost/')),
      ...filesBelow('scripts', () => true),
    ],
    outbase: '.',
    outdir: 'out',
    chunkNames: 'chunks/[name]-[hash]',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  },
  {
    ...host,
    sourcemap: 'inline',
    entryPoints: filesBelow('test/extensionHost', () => true),
    outbase: '.',
    outdir: 'out',
    packages: 'external',
  },
];

async function main() {
  const builds = flags.has('--tests') ? testBuilds : extensionBuilds;
  fs.rmSync(flags.has('--tests') ? 'out' : 'dist', { recursive: true, force: true });
  if (flags.has('--tests')) {
    fs.mkdirSync('out', { recursive: true });
    fs.writeFileSync('out/package.json', '{"type":"module"}\n');
    fs.mkdirSync('out/test/extensionHost', { recursive: true });
    fs.writeFileSync('out/test/extensionHost/package.json', '{"type":"commonjs"}\n');
  }
  if (watch) {
    const contexts = await Promise.all(builds.map((build) => esbuild.context(build)));
    await Promise.all(contexts.map((context) => context.watch()));
  } else {
    const results = await Promise.all(builds.map((build) => esbuild.build(build)));
    if (production) {
      const outputs = Object.assign({}, ...results.map(({ metafile }) => metafile.outputs));
      fs.writeFileSync('dist/metafile.json', JSON.stringify({ outputs }));
    }
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
