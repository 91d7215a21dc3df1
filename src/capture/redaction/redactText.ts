import type { StandIns } from './standIns';

/** Channels that no device stands behind: what follows the slash is an id or an address. */
const OF_ASTERISK = 'Announcer|AudioSocket|CBAnn|MulticastRTP|Recorder|Snoop|Surrogate|UnicastRTP|WebSocket';
const TECHNOLOGIES =
  'PJSIP|SIP|IAX2|Local|DAHDI|Motif|Skinny|SCCP|H323|OOH323|Console|MGCP|USTM|Mobile|Dongle|Quectel|Message';

/** What is no number although it is full of digits: ids of Asterisk, UUIDs, times, addresses. */
const KEPT = [
  '\\b\\d{9,11}\\.\\d+',
  '\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b',
  '\\b\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:[+-]\\d{4}|Z)?',
  '\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?\\b',
  `\\b(?:${OF_ASTERISK})/[^\\s,&|;"'<>]+`,
].join('|');
const DEVICE = `\\b(?<technology>${TECHNOLOGIES})/(?<device>[^\\s,&@|;()/"'<>]+)(?<context>@[^\\s,&|;()/"'<>]+)?`;
const OTHER_CHANNEL =
  '\\b(?<other>[A-Z][A-Za-z0-9]*)/(?<otherDevice>[^\\s,&@|;()/"\'<>]+)(?<serial>-[0-9a-f]{8})\\b';
const ADDRESS = '(?<scheme>\\b(?:sips?|tel):)(?<user>[^@;>\\s"]+)';
const PARTY = '"(?<party>[^"<>]*)"(?<before>\\s*<)';
const IN_ANGLES = '<(?<inAngles>[+*#\\d]+)>';
const INTERNATIONAL = '(?<![\\w+])(?<international>\\+\\d[\\d ()./-]{4,}\\d)';

function pattern(leastDigits: number): RegExp {
  const plain = `(?<![\\w.])(?<plain>\\+?\\d{${String(leastDigits)},})(?!\\w|\\.\\d)`;
  return new RegExp(
    [KEPT, DEVICE, OTHER_CHANNEL, ADDRESS, PARTY, IN_ANGLES, INTERNATIONAL, plain]
      .map((part) => `(?:${part})`)
      .join('|'),
    'g',
  );
}

/** In any text: from five digits on. */
const ANYWHERE = pattern(5);
/** Where numbers are dialled and kept: extensions have three digits. */
const IN_DIALLING = pattern(3);

function replaceMatch(
  whole: string,
  groups: Readonly<Record<string, string | undefined>>,
  standIns: StandIns,
): string {
  const { technology, device, other, otherDevice, serial, scheme, user, party, before, inAngles, context } =
    groups;
  if (technology !== undefined && device !== undefined) {
    const suffix = /-[0-9a-f]{8}$/.exec(device)?.[0] ?? '';
    return `${technology}/${standIns.of(device.slice(0, device.length - suffix.length))}${suffix}${context ?? ''}`;
  }
  if (other !== undefined) return `${other}/${standIns.of(otherDevice ?? '')}${serial ?? ''}`;
  if (scheme !== undefined) return `${scheme}${standIns.of(user ?? '')}`;
  if (party !== undefined) return `"${standIns.of(party)}"${before ?? ''}`;
  if (inAngles !== undefined) return `<${standIns.of(inAngles)}>`;
  const number = groups.international ?? groups.plain;
  return number === undefined ? whole : standIns.of(number);
}

/**
 * `text` with the numbers and devices in it replaced: channel names and endpoints, `sip:` and `tel:`
 * addresses, `"Name" <number>`, and what looks like a telephone number. In texts of `dialling` that is every
 * number of three digits or more, elsewhere of five. Names in running text are not found.
 */
export function redactText(text: string, standIns: StandIns, dialling = false): string {
  return text.replace(dialling ? IN_DIALLING : ANYWHERE, (whole: string, ...rest: unknown[]) =>
    replaceMatch(whole, rest.at(-1) as Readonly<Record<string, string | undefined>>, standIns),
  );
}
