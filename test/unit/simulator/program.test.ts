import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { waitFor } from '../../support/waitFor';

/** `npm test` builds it first. */
const PROGRAM = 'dist/simulator.js';

/** The program while it runs, and what it wrote. */
interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  /** Its exit code, or the signal that ended it. */
  readonly end: Promise<number | string>;
}

function runProgram(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const end = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  return { child, output: () => output, errors: () => errors, end };
}

/** The address that the program printed. */
function addressOf({ output }: Running): Promise<string> {
  return waitFor('the address', () => /http:\/\/127\.0\.0\.1:\d+\/ari/.exec(output())?.[0]);
}

async function statusOf(url: string, user: string, password: string): Promise<number> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const answer = await fetch(url, { headers: { authorization } });
  await answer.arrayBuffer();
  return answer.status;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`serves, and ends with 0 on ${signal} although calls and connections are open`, async () => {
    const running = runProgram(['--port', '0', '--user', 'me', '--calls-per-minute', '600', '--seed', '1'], {
      ARI_SIMULATOR_PASSWORD: 'from the environment',
    });
    const address = await addressOf(running);
    assert.equal(await statusOf(`${address}/channels`, 'me', 'from the environment'), 200);
    assert.equal(await statusOf(`${address}/channels`, 'me', 'else'), 401);
    assert.ok(!running.output().includes('from the environment'), 'a given password is not printed');
    running.child.kill(signal);
    assert.equal(await running.end, 0);
    assert.equal(running.errors(), '');
  });
}

test('a password that nobody gave is made up, printed once, and works; a second user only reads', async () => {
  const running = runProgram(['--port', '0', '--read-only-user', 'eye', '--read-only-password', 'look']);
  const address = await addressOf(running);
  const [, password = ''] = /for this run: (\S+)/.exec(running.output()) ?? [];
  assert.ok(password.length >= 16);
  assert.equal(running.output().split(password).length, 2);
  assert.equal(await statusOf(`${address}/channels`, 'myapp', password), 200);
  assert.equal(await statusOf(`${address}/channels`, 'eye', 'look'), 200);
  running.child.kill('SIGTERM');
  await running.end;
});

const WRONG: readonly (readonly [words: readonly string[], message: RegExp])[] = [
  [['--port', 'x'], /--port must be a whole number from 0 to 65535, not "x"/],
  [['--port', '70000'], /--port must be/],
  [['--calls-per-minute', '-1'], /calls-per-minute/],
  [['--calls-per-minute', '1e3'], /calls-per-minute must be a whole number/],
  [['--storm', '10001'], /--storm must be a whole number from 0 to 10000/],
  [['--user', 'a:b'], /--user must be a name without a colon/],
  [['--read-only-user', 'eye'], /--read-only-user needs --read-only-password/],
  [['--read-only-user', 'myapp', '--read-only-password', 'x'], /the same name/],
  [['--nonsense'], /--nonsense/],
  [['word'], /word/],
];

for (const [words, message] of WRONG) {
  test(`${words.join(' ')}: says what is wrong and ends with 2`, async () => {
    const running = runProgram(words);
    assert.equal(await running.end, 2);
    assert.match(running.errors(), message);
    assert.match(running.errors(), /See --help\./);
    assert.equal(running.output(), '');
  });
}

test('--help names every option and ends with 0', async () => {
  const running = runProgram(['--help']);
  assert.equal(await running.end, 0);
  for (const option of ['port', 'user', 'password', 'read-only-user', 'calls-per-minute', 'seed', 'storm']) {
    assert.ok(running.output().includes(`--${option} `), option);
  }
  assert.match(running.output(), /ARI_SIMULATOR_PASSWORD/);
});

test('a port in use: says so and ends with 1', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const running = runProgram(['--port', String(port), '--password', 'x']);
  assert.equal(await running.end, 1);
  assert.match(running.errors(), new RegExp(`Port ${String(port)} of 127\\.0\\.0\\.1 is in use`));
  server.close();
});

test('the same file is what the extension loads: it exports startSimulator and runs nothing by itself', async () => {
  const child = spawn(process.execPath, [
    '-e',
    `const { startSimulator } = require('./${PROGRAM}');
     startSimulator({ users: [] }).then(async (simulator) => { console.log(simulator.port > 0); await simulator.close(); });`,
  ]);
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  // It ends by itself: a closed simulator leaves no timer and no socket.
  assert.equal(((await once(child, 'close')) as [number])[0], 0);
  assert.equal(output.trim(), 'true');
});
