import fs from 'node:fs';
import path from 'node:path';
import type { CertificateFiles } from './asterisk/certificate';
import { findProgram } from './findProgram';
import { runProgram } from './runProgram';
import { Unavailable } from './unavailable';

/**
 * Makes a certificate for `names` (`DNS:…` or `IP:…`) in `folder` that was valid for one day years ago, and is
 * its own CA. Throws {@link Unavailable} without openssl.
 */
export async function makeExpiredCertificate(
  folder: string,
  names: readonly string[],
): Promise<CertificateFiles> {
  const openssl = findProgram('openssl');
  if (openssl === undefined) throw new Unavailable('no openssl on the PATH', 'install openssl');
  const files = { certificate: 'expired.crt', key: 'expired.key' };
  const at = (name: string): string => path.join(folder, name);
  const run = (...args: string[]): Promise<unknown> => runProgram({ program: openssl, args });
  fs.writeFileSync(at('index.txt'), '');
  fs.writeFileSync(
    at('ca.cnf'),
    [
      ...['[ca]', 'default_ca = own', '[own]', `database = ${at('index.txt')}`, `serial = ${at('serial')}`],
      ...[`new_certs_dir = ${folder}`, 'default_md = sha256', 'policy = any', 'x509_extensions = kind'],
      ...['[any]', 'commonName = supplied', '[kind]', `subjectAltName = ${names.join(',')}`],
      'basicConstraints = CA:true',
    ].join('\n'),
  );
  const subject = ['-subj', '/CN=ari-test'];
  await run(
    'req',
    '-new',
    '-newkey',
    'rsa:2048',
    '-nodes',
    ...subject,
    '-keyout',
    at(files.key),
    '-out',
    at('csr'),
  );
  await run(
    ...['ca', '-batch', '-notext', '-selfsign', '-create_serial', '-config', at('ca.cnf')],
    ...['-startdate', '20200101000000Z', '-enddate', '20200102000000Z'],
    ...['-keyfile', at(files.key), '-in', at('csr'), '-out', at(files.certificate)],
  );
  return files;
}
