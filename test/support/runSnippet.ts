import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { transform } from 'esbuild';
import type { SnippetLanguage } from '../../src/snippets/snippetRequest';
import { findCurl } from './clients/curl';
import { findPython } from './clients/findPython';
import { findProgram } from './findProgram';
import { runProgram, type CommandLine } from './runProgram';
import { Unavailable } from './unavailable';

function inShell(folder: string, text: string): CommandLine {
  const file = path.join(folder, 'copied.sh');
  fs.writeFileSync(file, text);
  return { program: '/bin/sh', args: [file] };
}

function python(folder: string, text: string): CommandLine {
  const file = path.join(folder, 'copied.py');
  fs.writeFileSync(file, text);
  return { program: findPython(), args: [file] };
}

async function typescript(folder: string, text: string): Promise<CommandLine> {
  const file = path.join(folder, 'copied.mjs');
  const { code } = await transform(text, { loader: 'ts', format: 'esm', target: 'node20' });
  fs.writeFileSync(file, code);
  fs.symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  return { program: process.execPath, args: [file] };
}

function go(folder: string, text: string): CommandLine {
  const file = path.join(folder, 'copied.go');
  fs.writeFileSync(file, text);
  return { program: findGo(), args: ['run', file] };
}

/** The path of the Go tool. Throws {@link Unavailable} without it. */
export function findGo(): string {
  const program = findProgram('go');
  if (program === undefined) throw new Unavailable('no go on the PATH', 'apt-get install golang-go');
  return program;
}

/**
 * Runs copied code as somebody would who has the password in `ARI_PASSWORD`; returns what it printed. Throws
 * {@link Unavailable} without the program that it needs, and with the last words of code that fails.
 */
export async function runSnippet(language: SnippetLanguage, text: string, password: string): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copied-'));
  const programs = `${path.resolve('node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`;
  // No settings and no proxy of the machine may change what is sent.
  const env = {
    ...process.env,
    PATH: programs,
    HOME: folder,
    // A Go without its cache compiles its whole library first.
    GOCACHE: process.env.GOCACHE ?? path.join(os.homedir(), '.cache', 'go-build'),
    no_proxy: '*',
    ARI_PASSWORD: password,
  };
  try {
    if (language === 'curl') findCurl();
    const commands: Readonly<Record<SnippetLanguage, () => CommandLine | Promise<CommandLine>>> = {
      curl: () => inShell(folder, text),
      wscat: () => inShell(folder, text),
      typescript: () => typescript(folder, text),
      python: () => python(folder, text),
      go: () => go(folder, text),
    };
    return await runProgram(await commands[language](), {
      cwd: folder,
      env,
      keepInput: language === 'wscat',
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
