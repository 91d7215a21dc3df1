/** A password that every writer of text has to write in a way of its own. */
export const CANARY_PASSWORD = 'Kanari#"ö/+%& <é>\\:zZ9';

function base64Core(text: string): readonly string[] {
  // What stands before it moves the three bytes that four signs stand for: three ways, the edges left out.
  return [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text, 'utf8')]);
    return bytes
      .toString('base64')
      .replace(/=+$/, '')
      .slice(shift === 0 ? 0 : 4, -2);
  });
}

function spellings(secret: string, user: string): ReadonlyMap<string, Buffer> {
  const json = JSON.stringify(secret).slice(1, -1);
  const inUrl = encodeURIComponent(secret);
  const texts: [string, string][] = [
    ['as it is', secret],
    ['in JSON', json],
    ['in JSON in JSON', JSON.stringify(json).slice(1, -1)],
    ['in an address', inUrl],
    ['in a form', inUrl.replaceAll('%20', '+')],
    ['in an address twice', encodeURIComponent(inUrl)],
    ['in HTML', secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
    ['as hex', Buffer.from(secret, 'utf8').toString('hex')],
    ['with the user in base64url', Buffer.from(`${user}:${secret}`, 'utf8').toString('base64url')],
    ...base64Core(secret).map((text): [string, string] => ['in base64', text]),
    ...base64Core(`${user}:${secret}`).map((text): [string, string] => ['with the user in base64', text]),
    // Enough of it to find the rest.
    ['its beginning', secret.slice(0, 8)],
  ];
  return new Map([
    ...texts.map(([how, text], index) => [`${how} (${String(index)})`, Buffer.from(text, 'utf8')] as const),
    ['as UTF-16', Buffer.from(secret, 'utf16le')],
    ['as Latin-1', Buffer.from(secret, 'latin1')],
  ]);
}

/** How `secret` stands in `bytes`, in whatever spelling; undefined when it does not. */
export function findSecret(bytes: Buffer | string, secret: string, user: string): string | undefined {
  const searched = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
  return [...spellings(secret, user)].find(([, spelling]) => searched.includes(spelling))?.[0];
}
