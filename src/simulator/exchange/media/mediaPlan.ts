import type { StoredRecordings } from './storedRecordings';
import { soundLengths } from './soundLengths';
import { spokenCharacters, spokenDigits, spokenNumber } from './spokenText';

/**
 * What becomes of a media URI: it plays for `length` ms (Infinity for tones), fails, or makes Asterisk drop the
 * playback without another word. Only what is `controllable` can be stopped, paused and wound.
 */
export type MediaPlan =
  | {
      readonly kind: 'plays';
      readonly length: number;
      readonly controllable: boolean;
      readonly isTone: boolean;
    }
  | { readonly kind: 'fails' }
  | { readonly kind: 'vanishes' };

/** Tones that every tone zone of Asterisk has. */
const TONES = new Set([
  'dial',
  'busy',
  'ring',
  'congestion',
  'callwaiting',
  'dialrecall',
  'record',
  'info',
  'stutter',
]);

const FAILS: MediaPlan = { kind: 'fails' };
const VANISHES: MediaPlan = { kind: 'vanishes' };

/** Reads a media URI as `play` takes it: `sound:`, `recording:`, `number:`, `digits:`, `characters:`, `tone:`. */
export function planMedia(uri: string, recordings: StoredRecordings): MediaPlan {
  const colon = uri.indexOf(':');
  const text = uri.slice(colon + 1);
  switch (uri.slice(0, Math.max(colon, 0))) {
    case 'sound':
      return file(soundLengths.get(text.replace(/^(en|en_US|en_US_f_Allison)\//, '')));
    case 'recording': {
      const recording = recordings.get(text);
      return recording ? file(recording.length) : VANISHES;
    }
    case 'number': {
      const number = /^\s*([+-]?\d+)/.exec(text)?.[1];
      return number === undefined ? VANISHES : speech(spokenNumber(Number(number)));
    }
    case 'digits':
      return speech(spokenDigits(text));
    case 'characters':
      return speech(spokenCharacters(text));
    case 'tone':
      return isTone(text) ? { kind: 'plays', length: Infinity, controllable: true, isTone: true } : FAILS;
    default:
      return VANISHES;
  }
}

/** A file that is not there fails, and so does an empty one. */
function file(length: number | undefined): MediaPlan {
  return length ? { kind: 'plays', length, controllable: true, isTone: false } : FAILS;
}

function speech(length: number): MediaPlan {
  return { kind: 'plays', length, controllable: false, isTone: false };
}

function isTone(text: string): boolean {
  const [tone = ''] = text.split(';');
  return TONES.has(tone) || /^!?\d/.test(tone);
}
