/** Why an address must not be sent, and what to do about it. */
export interface AddressProblem {
  readonly message: string;
  readonly hint: string;
}

function isUtf8(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * What is wrong with a written path and query below `/ari`; undefined for nothing. What Asterisk reads otherwise
 * than we do is refused, because no check of ours would mean the request that it carries out. It stops at the first
 * empty segment (`GET /channels//x` answers the list of channels) and decodes segments and values as C strings, so
 * that `%00` cuts them.
 */
export function addressProblem(path: string): AddressProblem | undefined {
  if (!/^\/[\x21-\x7e]*$/.test(path) || path.includes('#')) {
    return {
      message: 'The path must begin with / and be percent-encoded.',
      hint: 'A space is %20, a # is %23. Nothing was sent to Asterisk.',
    };
  }
  if (/%(?:00|(?![0-9a-f]{2}))/i.test(path) || !isUtf8(path)) {
    return {
      message: 'The address holds a percent escape that is no character.',
      hint: 'Write %25 for a percent sign, and text as UTF-8 without %00. Nothing was sent to Asterisk.',
    };
  }
  const [place = ''] = path.split('?');
  const segments = place.slice(1).split('/');
  if (segments.includes('')) {
    return {
      message: 'The path holds an empty part, or ends with a slash.',
      hint: 'Asterisk reads a path up to the first empty part: another resource would be meant. Nothing was sent.',
    };
  }
  if (segments.some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment))) {
    return {
      message: 'The path holds a relative part.',
      hint: 'Proxies resolve "." and ".." in a path, so that another resource would be meant.',
    };
  }
  return undefined;
}
