import os from 'node:os';
import { parseArgs } from 'node:util';
import type { BenchLine, BenchReport } from './benchLine';

/*
 * `npm run bench [-- name…]`: measures, prints, judges nothing. Each bench is loaded when its turn comes,
 * and the other ways to start this program load their own part only: a probe shall find a fresh process.
 */
const BENCHES: Readonly<Record<string, () => Promise<BenchReport>>> = {
  ingest: async () => (await import('./ingest')).ingest(),
  rest: async () => (await import('./restCall')).restCall(),
  activation: async () => (await import('./activation')).activation(),
  tree: async () => (await import('./treeRefresh')).treeRefresh(),
  log: async () => (await import('./logWindow')).logWindow(),
  files: async () => (await import('./captureFiles')).captureFiles(),
  simulator: async () => (await import('./simulator')).simulator(),
  memory: async () => (await import('./memory/memory')).memory(),
  peers: async () => (await import('./peers/peers')).peers(),
  storm: async () => (await import('./storm/storm')).storm(),
  flood: async () => (await import('./flood')).flood(),
  panel: async () => (await import('./panel/panel')).panel(),
};

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in BENCHES));
  if (unknown.length > 0) throw new Error(`Unknown bench ${unknown.join(', ')}`);
  const { benchTable } = await import('./benchLine');
  const cpu = os.cpus()[0]?.model.trim() ?? 'unknown processor';
  const cores = os.availableParallelism();
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpu}, ${String(cores)} cores, Node ${process.version}`,
  );
  const lines: BenchLine[] = [];
  for (const [name, run] of Object.entries(BENCHES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const start = performance.now();
    const report = await run();
    lines.push(...report.lines);
    console.log(`${name}: ${report.input} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  }
  console.log(`\n${benchTable(lines)}`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    serve: { type: 'boolean' },
    feed: { type: 'boolean' },
    count: { type: 'string' },
    storm: { type: 'string' },
    'bare-reader': { type: 'boolean' },
    hold: { type: 'string' },
    probe: { type: 'string' },
    'read-events': { type: 'string' },
  },
});
if (values.serve === true) (await import('./serveChannels')).serveChannels();
else if (values.feed === true) await (await import('../support/feed/feedServer')).serveFeed();
else if (values.count !== undefined)
  await (await import('./peers/countEvents')).countEvents(values.count, positionals[0] ?? '');
else if (values.hold !== undefined) {
  const { holdEvents } = await import('./memory/holdEvents');
  console.log(JSON.stringify(await holdEvents(values.hold, Number(positionals[0]), Number(positionals[1]))));
} else if (values.storm !== undefined)
  await (await import('./storm/simulatorStorm')).simulatorStorm(Number(values.storm));
else if (values['bare-reader'] === true)
  (await import('../support/storm/readBare')).readBare(positionals[0] ?? '', positionals[1] ?? '');
else if (values['read-events'] !== undefined)
  (await import('./simulatorReader')).readEvents(values['read-events']);
else if (values.probe !== undefined) {
  const { activationProbe } = await import('./activationProbe');
  console.log(JSON.stringify(await activationProbe(values.probe)));
  // The activated extension has timers of its own.
  process.exit();
} else await main(positionals);
