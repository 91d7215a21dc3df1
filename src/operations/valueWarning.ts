const SCHEMES = ['sound', 'recording', 'number', 'digits', 'characters', 'tone'];

function mediaWarning(media: string): string | undefined {
  const scheme = /^([^:]*):/.exec(media)?.[1];
  if (scheme !== undefined && SCHEMES.includes(scheme)) return undefined;
  return `begins with none of ${SCHEMES.map((name) => `${name}:`).join(' ')}: Asterisk may start it and never finish`;
}

/**
 * What is odd about a value that Asterisk would take without a word, as a phrase for the user; undefined where
 * nothing is. It may be sent all the same: a newer Asterisk may know better.
 */
export function valueWarning(parameterName: string, value: string): string | undefined {
  switch (parameterName) {
    case 'media':
      return mediaWarning(value);
    case 'endpoint':
      return /^[^/]+\/./.test(value) ? undefined : 'an endpoint is technology/resource, such as PJSIP/alice';
    case 'eventSource':
    case 'source':
      return /^(?:channel|bridge|endpoint|deviceState):/.test(value)
        ? undefined
        : 'begins with none of channel: bridge: endpoint: deviceState:';
    case 'moduleName':
      return value.endsWith('.so') ? undefined : 'names of modules usually end in .so';
    default:
      return undefined;
  }
}
