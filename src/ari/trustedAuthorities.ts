import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { AriError } from './ariError';

/**
 * The usual authorities and those of a CA file: naming one must not make the others untrusted.
 *
 * @param ca PEM text
 * @throws AriError `tls`: not a certificate
 */
export function trustedAuthorities(ca: string): string[] {
  try {
    new X509Certificate(ca);
  } catch (error) {
    throw new AriError({
      code: 'tls',
      operation: 'connect',
      message: 'The CA file holds no certificate.',
      hint: 'It must be PEM text, starting with -----BEGIN CERTIFICATE-----.',
      cause: error,
    });
  }
  return [...rootCertificates, ca];
}
