import { MORE_FIELDS } from './frameFacts';
import { wordsOf } from './wordsOf';

/** The strings that a scan takes note of. */
export const Slot = {
  type: 0,
  application: 1,
  variable: 2,
  channel: 3,
  peer: 4,
  caller: 5,
  bridge: 6,
  playbackTarget: 7,
  recordingTarget: 8,
  appName: 9,
  appData: 10,
  /** Any other string: of no interest. */
  other: 11,
} as const;

/** How many slots there are. */
export const SLOTS = 12;

/** The objects in which a scan looks at the names; it only checks that the others are JSON. */
export const Scope = {
  other: 0,
  event: 1,
  channel: 2,
  peer: 3,
  caller: 4,
  bridge: 5,
  playback: 6,
  recording: 7,
  dialplan: 8,
} as const;

/** A name that means something to a scan. */
export interface FrameKey {
  /** The name's bytes, four at a time, the last four filled up with zeros. */
  readonly words: Int32Array;
  /** One bit, unique among the names of its object: the second of two equal names is the one that counts. */
  readonly bit: number;
  /** Where its value goes when that is a string. */
  readonly slot: number;
  /** What its value is when that is an object. */
  readonly scope: number;
  /** Whether it makes the event carry more than channels. */
  readonly isMore: boolean;
  /** Whether such an event is rare, and parsed instead. */
  readonly isRare: boolean;
}

type Meaning = Partial<Omit<FrameKey, 'bit' | 'words'>>;

const EVENT: Readonly<Record<string, Meaning>> = {
  ...Object.fromEntries(MORE_FIELDS.map((name) => [name, { isMore: true, isRare: true }])),
  type: { slot: Slot.type },
  application: { slot: Slot.application },
  variable: { slot: Slot.variable },
  channel: { scope: Scope.channel },
  peer: { scope: Scope.peer },
  caller: { scope: Scope.caller },
  bridge: { scope: Scope.bridge, isMore: true },
  endpoint: { isMore: true },
  playback: { scope: Scope.playback, isMore: true },
  recording: { scope: Scope.recording, isMore: true },
};

const NAMES: Readonly<Record<keyof typeof Scope, Readonly<Record<string, Meaning>>>> = {
  other: {},
  event: EVENT,
  channel: { id: { slot: Slot.channel }, dialplan: { scope: Scope.dialplan } },
  peer: { id: { slot: Slot.peer } },
  caller: { id: { slot: Slot.caller } },
  bridge: { id: { slot: Slot.bridge } },
  playback: { target_uri: { slot: Slot.playbackTarget } },
  recording: { target_uri: { slot: Slot.recordingTarget } },
  dialplan: { app_name: { slot: Slot.appName }, app_data: { slot: Slot.appData } },
};

/** Longer names mean nothing. */
const LENGTHS = 32;
const NO_KEYS: readonly FrameKey[] = [];
/** The names of all scopes, at scope × LENGTHS + length. */
const KEYS: readonly (readonly FrameKey[])[] = Object.values(NAMES).flatMap((names) => {
  const byLength = new Array<readonly FrameKey[]>(LENGTHS).fill(NO_KEYS);
  for (const [index, [name, meaning]] of Object.entries(names).entries()) {
    const none = { slot: Slot.other, scope: Scope.other, isMore: false, isRare: false };
    const key = { words: wordsOf(Buffer.from(name)), bit: 1 << index, ...none, ...meaning };
    byLength[name.length] = [...(byLength[name.length] ?? NO_KEYS), key];
  }
  return byLength;
});

/** What the name from `start` to `end` means in an object of `scope`; undefined when it means nothing. */
export function frameKey(scope: number, bytes: DataView, start: number, end: number): FrameKey | undefined {
  const length = end - start;
  if (length >= LENGTHS) return undefined;
  for (const key of KEYS[scope * LENGTHS + length] ?? NO_KEYS) {
    if (areWords(key.words, bytes, start, length)) return key;
  }
  return undefined;
}

function areWords(words: Int32Array, bytes: DataView, start: number, length: number): boolean {
  const last = words.length - 1;
  for (let index = 0; index < last; index += 1) {
    if (bytes.getInt32(start + index * 4, true) !== words[index]) return false;
  }
  // Shifting takes out what follows the name.
  const beyond = (last + 1) * 32 - length * 8;
  return (bytes.getInt32(start + last * 4, true) << beyond) >>> beyond === (words[last] ?? 0) >>> 0;
}
