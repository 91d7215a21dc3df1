import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { RealAsterisk } from '../asterisk/realAsterisk';
import { freePort } from '../freePort';
import { GuardedProcess } from '../guardedProcess';
import { answeringPhone, busyPhone, caller } from './scenarios';

/** A SIP phone played by sipp. */
export interface SippPhone {
  /** UDP port of the phone on 127.0.0.1. */
  readonly port: number;
  /** What sipp wrote, for error messages. */
  readonly output: () => string;
  /** Ends the phone at once, without a BYE. */
  stop(): Promise<void>;
}

/**
 * Lets sipp answer calls to the endpoint `PJSIP/alice` or `PJSIP/bob`: it rings for `ringMs` milliseconds and
 * keeps the call until Asterisk hangs up, or refuses as busy.
 */
export function startPhone(
  asterisk: RealAsterisk,
  name: 'alice' | 'bob',
  { ringMs = 0, busy = false }: { ringMs?: number; busy?: boolean } = {},
): SippPhone {
  return startSipp(asterisk, busy ? busyPhone() : answeringPhone(ringMs), asterisk.phonePorts[name], []);
}

/** Lets sipp call a number in the context `from-trunk` once and keep the call until Asterisk hangs up. */
export async function startCall(asterisk: RealAsterisk, extension: string): Promise<SippPhone> {
  const target = [`127.0.0.1:${asterisk.sipPort}`, '-s', extension, '-m', '1'];
  return startSipp(asterisk, caller(), await freePort(), target);
}

function startSipp(asterisk: RealAsterisk, scenario: string, port: number, target: string[]): SippPhone {
  const id = randomUUID().slice(0, 8);
  const { folder, insideFolder } = asterisk.sipp([]);
  fs.writeFileSync(path.join(folder, `${id}.xml`), scenario);
  const { command } = asterisk.sipp([
    ...target,
    ...['-sf', `${insideFolder}/${id}.xml`, '-i', '127.0.0.1', '-p', String(port), '-nostdin'],
    ...['-trace_err', '-error_file', `${insideFolder}/${id}.err`],
  ]);
  const sipp = new GuardedProcess(command, { logFile: path.join(folder, `${id}.log`) });
  const errors = path.join(folder, `${id}.err`);
  return {
    port,
    output: () => (fs.existsSync(errors) ? fs.readFileSync(errors, 'utf8') : '') + sipp.lastWords,
    stop: () => sipp.stop('SIGKILL'),
  };
}
