import { readFile } from 'node:fs/promises';
import { AriError } from '../ari/ariError';

/** Reads the PEM text of a CA file. Rejects with an AriError `tls` that names the file. */
export async function readCa(path: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new AriError({
      code: 'tls',
      operation: 'connect',
      message: `The CA file ${path} cannot be read (${code ?? 'unknown reason'}).`,
      hint: 'Edit the connection and give the path of a PEM file on the machine that runs the extension.',
      cause,
    });
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new AriError({
    code: 'tls',
    operation: 'connect',
    message: `The CA file ${path} holds no certificate in PEM form.`,
    hint: 'A PEM certificate begins with -----BEGIN CERTIFICATE-----.',
  });
}
