import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { freePort } from '../freePort';
import type { AsteriskInstall, AsteriskRun } from './asteriskInstall';
import { makeCertificate } from './certificate';
import { renderConfiguration } from './configuration/renderConfiguration';
import type { ServerSettings } from './configuration/serverSettings';
import { findAsterisk } from './findAsterisk';
import { RealAsterisk } from './realAsterisk';

/** What a test may ask of its Asterisk. */
export interface AsteriskOptions {
  /** URL prefix of the HTTP server, without slashes (`prefix` in http.conf). */
  prefix?: string;
  /** A TLS server too. `names` are the certificate's, `IP:127.0.0.1` and `DNS:localhost` unless told. */
  tls?: boolean | { names: string[] };
  /** Text added to extensions.conf: contexts of the test's own. */
  extraDialplan?: string;
  /** Text added to ari.conf: users, outbound sockets. */
  extraAri?: string;
  /** Further configuration files, or replacements: file name → text. */
  files?: Record<string, string>;
  /** The Asterisk to run; found or installed unless told. */
  install?: AsteriskInstall;
}

/**
 * Starts a real Asterisk with its own files, ports and random passwords, and waits until ARI answers.
 * Several may run at once. Throws `Unavailable` when this machine can have none. Stop it with `stop()`; it
 * also ends with this process.
 */
export async function startAsterisk(options: AsteriskOptions = {}): Promise<RealAsterisk> {
  const install = options.install ?? (await findAsterisk());
  const run = await install.prepare();
  const settings = await makeSettings(install, run, options);
  writeFiles(run, settings, options.files ?? {});
  const asterisk = new RealAsterisk(run, settings);
  try {
    await asterisk.start();
    return asterisk;
  } catch (error) {
    await asterisk.stop();
    throw error;
  }
}

async function makeSettings(
  install: AsteriskInstall,
  run: AsteriskRun,
  options: AsteriskOptions,
): Promise<ServerSettings> {
  const settings: ServerSettings = {
    insideFolder: run.insideFolder,
    bindAddress: install.bindAddress,
    httpPort: await freePort(),
    sipPort: await freePort(),
    prefix: options.prefix ?? '',
    user: { name: 'developer', password: randomPassword() },
    readOnlyUser: { name: 'observer', password: randomPassword() },
    phonePorts: { alice: await freePort(), bob: await freePort() },
    extraDialplan: options.extraDialplan ?? '',
    extraAri: options.extraAri ?? '',
  };
  if (options.tls) {
    const names = options.tls === true ? ['IP:127.0.0.1', 'DNS:localhost'] : options.tls.names;
    const files = await makeCertificate(path.join(run.folder, 'etc'), names);
    settings.tls = { port: await freePort(), ...files };
  }
  return settings;
}

function randomPassword(): string {
  return randomBytes(12).toString('hex');
}

function writeFiles(run: AsteriskRun, settings: ServerSettings, extra: Record<string, string>): void {
  // Asterisk records only into a folder that exists.
  for (const folder of ['run', 'db', 'log', 'spool/recording', 'spool/tmp']) {
    fs.mkdirSync(path.join(run.folder, folder), { recursive: true });
  }
  const files = [...renderConfiguration(settings), ...Object.entries(extra)];
  for (const [name, text] of files) fs.writeFileSync(path.join(run.folder, 'etc', name), text);
}
