import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import {
  renderApplication,
  type NewApplication,
  type ProgramLanguage,
} from '../../../src/newApplication/renderApplication';
import { ClientProgram } from '../../support/clients/clientProgram';
import { findPython } from '../../support/clients/findPython';
import { runProgram } from '../../support/runProgram';
import type { ServerUnderTest } from '../../support/server/serverUnderTest';

type Wish = Pick<NewApplication, 'application' | 'language'>;

function templatesOf(language: ProgramLanguage): ReadonlyMap<string, string> {
  const folder = path.resolve('media/applications', language);
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  // What Python leaves beside a program that was run in place is no template.
  const files = names.filter((name) => !name.includes('__pycache__'));
  return new Map(
    files
      .filter((name) => fs.statSync(path.join(folder, name)).isFile())
      .map((name) => [name.replaceAll(path.sep, '/'), fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
}

/** A program that “New ARI Application” writes, in a folder of its own; built where it has to be. */
export class WrittenProgram {
  readonly folder: string;
  readonly #language: ProgramLanguage;
  readonly #server: ServerUnderTest;

  private constructor(folder: string, language: ProgramLanguage, server: ServerUnderTest) {
    this.folder = folder;
    this.#language = language;
    this.#server = server;
  }

  /** Writes it for the server and builds it; throws with the compiler's words where it does not compile. */
  static async write(server: ServerUnderTest, { language, application }: Wish): Promise<WrittenProgram> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'program-'));
    const { url, user } = server;
    const files = renderApplication(templatesOf(language), { language, application, url, user });
    for (const [name, text] of files) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
    if (language === 'typescript') {
      fs.symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
      const tsc = path.resolve('node_modules/typescript/bin/tsc');
      await runProgram({ program: process.execPath, args: [tsc, '-p', folder] });
    }
    return new WrittenProgram(folder, language, server);
  }

  /** Runs it, the password in its environment; it ends with the test at the latest. */
  run(context: TestContext, env: Readonly<Record<string, string>> = {}): ClientProgram {
    const command =
      this.#language === 'typescript'
        ? { program: process.execPath, args: [path.join(this.folder, 'dist/main.js')] }
        : { program: findPython(), args: ['-B', path.join(this.folder, 'main.py')] };
    return new ClientProgram(context, command, { ARI_PASSWORD: this.#server.password, ...env });
  }

  /** Runs it and waits until Asterisk has taken it. */
  async serve(context: TestContext, env: Readonly<Record<string, string>> = {}): Promise<ClientProgram> {
    const program = this.run(context, env);
    await told(program, 'connected');
    return program;
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Waits until a program has logged the message. */
export async function told(program: ClientProgram, message: string): Promise<void> {
  await program.line(`“${message}”`, (line) => line.message === message);
}

/** What a program has logged, in its order. */
export function messagesOf(program: ClientProgram): readonly unknown[] {
  return program.lines.map(({ message }) => message);
}
