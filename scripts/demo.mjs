// `npm run demo`, or `node scripts/demo.mjs`: from a fresh clone to VS Code with a simulated Asterisk in it.
// This part needs Node alone; what is built then goes on in scripts/demo/runDemo.ts.
import { spawn, spawnSync } from 'node:child_process';
import { give, prepare } from './prepare.mjs';

function build(...args) {
  if (spawnSync(process.execPath, ['esbuild.js', ...args], { stdio: 'inherit' }).status !== 0) {
    give('The build failed.', 'Start from a clean checkout: git status shows what differs from it.');
  }
}

prepare();
console.log('● Building the extension, the simulator and the demo');
build();
build('--tests');
const demo = spawn(process.execPath, ['out/scripts/demo/runDemo.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// A terminal sends Ctrl+C to both; this one waits until the demo has cleaned up.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT') demo.kill(signal);
  });
}
demo.on('exit', (code) => process.exit(code ?? 1));
