import { existsSync, readFileSync } from 'node:fs';
import { loadEnvFile } from 'node:process';

/** Where Asterisk is, who we are there, and which application we serve. */
export interface Settings {
  /** Base address with a slash at its end; ARI is below it, in `ari/`. */
  readonly url: URL;
  readonly user: string;
  readonly password: string;
  readonly application: string;
  /** Certificates to trust instead of the usual ones, PEM text. */
  readonly ca: string | undefined;
}

const ENVIRONMENT = {
  url: 'ARI_URL',
  user: 'ARI_USER',
  password: 'ARI_PASSWORD',
  application: 'ARI_APPLICATION',
  caFile: 'ARI_CA_FILE',
};

/**
 * Reads `settings.json`; the environment, and then the file `.env`, win over it. The password comes from these
 * alone. Throws an Error that names what is missing.
 */
export function readSettings(): Settings {
  // Both lie beside package.json, one folder above this file.
  const env = new URL('../.env', import.meta.url);
  if (existsSync(env)) loadEnvFile(env);
  const text = readFileSync(new URL('../settings.json', import.meta.url), 'utf8');
  const saved = JSON.parse(text) as Readonly<Record<string, unknown>>;

  function optional(name: keyof typeof ENVIRONMENT): string | undefined {
    const value = process.env[ENVIRONMENT[name]] ?? (name === 'password' ? undefined : saved[name]);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  function required(name: keyof typeof ENVIRONMENT): string {
    const value = optional(name);
    if (value === undefined) throw new Error(`${ENVIRONMENT[name]} is not set, see README.md`);
    return value;
  }

  const caFile = optional('caFile');
  return {
    url: new URL(`${required('url').replace(/\/+$/, '')}/`),
    user: required('user'),
    password: required('password'),
    application: required('application'),
    ca: caFile === undefined ? undefined : readFileSync(caFile, 'utf8'),
  };
}

/** The header that says who we are. In a URL, the password would end up in logs. */
export function authorization({ user, password }: Settings): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
