import { alawSamples, ulawSamples } from './companded';
import { gsmSamples } from './gsmSamples';
import { wavFile } from './wavFile';

/** A file that VS Code's audio preview plays, or why there is none: a sentence for the user. */
export type PlayableAudio =
  | { readonly ok: true; readonly extension: 'mp3' | 'ogg' | 'wav'; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string };

const TELEPHONE_RATE = 8_000;

/** What VS Code plays as it is. */
const AS_IT_IS: Readonly<Record<string, 'mp3' | 'ogg' | 'wav' | undefined>> = {
  mp3: 'mp3',
  ogg: 'ogg',
  wav: 'wav',
  wav16: 'wav',
};

const SAMPLES: Readonly<Record<string, ((bytes: Uint8Array) => Int16Array) | undefined>> = {
  ulaw: ulawSamples,
  ul: ulawSamples,
  mu: ulawSamples,
  pcm: ulawSamples,
  alaw: alawSamples,
  al: alawSamples,
  gsm: gsmSamples,
};

/** Samples a second of raw linear audio: `sln`, `sln16` … `sln192`, and its other name `raw`; else undefined. */
function linearRate(format: string): number | undefined {
  const found = /^(?:sln|raw)(12|16|24|32|44|48|96|192|)$/.exec(format);
  if (!found) return undefined;
  const [, kilohertz = ''] = found;
  if (kilohertz === '') return TELEPHONE_RATE;
  return kilohertz === '44' ? 44_100 : Number(kilohertz) * 1_000;
}

function linearSamples(bytes: Uint8Array): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int16Array.from({ length: Math.floor(bytes.length / 2) }, (_, index) =>
    view.getInt16(index * 2, true),
  );
}

/**
 * Makes a stored recording playable in VS Code: `format` is what `record` was told, as ARI spells it. What
 * telephones speak (µ-law, A-law, GSM, raw linear) becomes a WAV file.
 */
export function playableAudio(format: string, bytes: Uint8Array): PlayableAudio {
  // In lower case it is linear; in upper case, also called wav49, it holds GSM.
  const extension = Object.hasOwn(AS_IT_IS, format) ? AS_IT_IS[format] : undefined;
  if (extension) return { ok: true, extension, bytes };
  const samples = Object.hasOwn(SAMPLES, format) ? SAMPLES[format] : undefined;
  if (samples) return { ok: true, extension: 'wav', bytes: wavFile(samples(bytes), TELEPHONE_RATE) };
  const rate = linearRate(format);
  if (rate !== undefined) return { ok: true, extension: 'wav', bytes: wavFile(linearSamples(bytes), rate) };
  return {
    ok: false,
    reason: `VS Code cannot play ${format === '' ? 'a recording without a format' : `recordings in the format ${format}`}; wav, sln, ulaw, alaw, gsm and ogg it can. Download it and use another program.`,
  };
}
