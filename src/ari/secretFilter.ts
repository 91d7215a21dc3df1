import { isJson, type HttpAnswer } from './responseError';

/** Whom requests are sent as. */
interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** Stands where the password stood. */
const HIDDEN = '•••';
/** A shorter password would be found in half of all words; the encodings with the user name are long enough. */
const SHORTEST = 4;

/** How a password may come back: as it is, as an address, JSON or HTML writes it, as we sent it. */
function spellings({ user, password }: Credentials): readonly string[] {
  const both = Buffer.from(`${user}:${password}`, 'utf8');
  const alone = Buffer.from(password, 'utf8');
  const html = password.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  // Read back from its bytes: there are texts that no address can hold.
  const inUrl = encodeURIComponent(alone.toString('utf8'));
  return [
    ...[both, alone].flatMap((bytes) => [bytes.toString('base64'), bytes.toString('base64url')]),
    ...[password, inUrl, inUrl.replaceAll('%20', '+'), JSON.stringify(password).slice(1, -1)],
    ...[html, html.replaceAll('"', '&quot;')],
  ]
    .filter(({ length }) => length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
}

/**
 * Takes a password out of what servers say: they and the proxies before them like to quote a request that
 * they refuse, and what they say is shown, logged and saved. Results are passed on as they are, byte
 * for byte: only what may become the text of an error is looked through.
 */
export function secretFilter(
  credentials: Credentials,
): (answer: HttpAnswer, isBinary?: boolean) => HttpAnswer {
  const secrets = spellings(credentials);
  const clean = (text: string): string =>
    secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, HIDDEN), text);
  return (answer, isBinary = false) => {
    const { status, headers, body } = answer;
    const isResult = status >= 200 && status < 300;
    if (isResult && (isJson(answer) || isBinary)) return answer;
    const shown = ['server', 'location'].flatMap((name): [string, string][] => {
      const value = headers[name];
      const text = Array.isArray(value) ? value[0] : value;
      return text === undefined ? [] : [[name, clean(text)]];
    });
    const cleaned = Buffer.from(clean(body.toString('utf8')), 'utf8');
    return { status, headers: { ...headers, ...Object.fromEntries(shown) }, body: cleaned };
  };
}
