import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { RealAsterisk } from '../asterisk/realAsterisk';
import { freePort, udpIsFree } from '../freePort';
import { GuardedProcess } from '../guardedProcess';
import type { CallerBehaviour, PhoneBehaviour } from '../server/serverUnderTest';
import { waitFor } from '../waitFor';
import { callerScenario } from './callerScenario';
import { phoneScenario } from './phoneScenario';

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
 * Lets sipp take calls to the endpoint `PJSIP/alice` or `PJSIP/bob`, and waits until it listens. A phone that
 * answers keeps the call until Asterisk hangs up unless told.
 */
export async function startPhone(
  asterisk: RealAsterisk,
  name: 'alice' | 'bob',
  behaviour: PhoneBehaviour = { kind: 'answers' },
): Promise<SippPhone> {
  const port = asterisk.phonePorts[name];
  const phone = startSipp(asterisk, phoneScenario(behaviour), port, []);
  await waitFor(`sipp to listen as ${name}`, async () => !(await udpIsFree(port)), { intervalMs: 20 });
  return phone;
}

/**
 * Lets sipp call a number in the context `from-trunk` once and keep the call until Asterisk hangs up, unless
 * told.
 */
export async function startCall(
  asterisk: RealAsterisk,
  extension: string,
  behaviour: CallerBehaviour = {},
): Promise<SippPhone> {
  const target = [`127.0.0.1:${asterisk.sipPort}`, '-s', extension, '-m', '1'];
  return startSipp(asterisk, callerScenario(behaviour), await freePort(), target);
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
