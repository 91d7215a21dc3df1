import fs from 'node:fs';
import path from 'node:path';
import { findProgram } from '../findProgram';
import { runProgram } from '../runProgram';
import { Unavailable } from '../unavailable';

/** File names, below the folder given to `makeCertificate`, of a certificate and its key (PEM). */
export interface CertificateFiles {
  certificate: string;
  key: string;
}

/**
 * Makes a self-signed certificate, valid for a day, for the given names (`DNS:…` or `IP:…`); the
 * certificate is its own CA. Throws {@link Unavailable} without openssl.
 */
export async function makeCertificate(folder: string, names: string[]): Promise<CertificateFiles> {
  const openssl = findProgram('openssl');
  if (openssl === undefined) throw new Unavailable('no openssl on the PATH', 'install openssl');
  const files = { certificate: 'server.crt', key: 'server.key' };
  await runProgram({
    program: openssl,
    args: [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=ari-test'],
      ...['-addext', `subjectAltName=${names.join(',')}`],
      ...['-keyout', path.join(folder, files.key), '-out', path.join(folder, files.certificate)],
    ],
  });
  fs.chmodSync(path.join(folder, files.key), 0o644);
  return files;
}
