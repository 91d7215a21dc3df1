import type { PlaybackOrder } from '../exchange/media/playbacks';
import { Refusal } from '../refusal';
import type { RequestParams } from './requestParams';

/** Milliseconds that `forward` and `reverse` go unless told. */
const SKIP = 3000;

/** Reads what `play` of channels and bridges takes; undefined when there is nothing that could be played. */
export function playbackOrder(params: RequestParams, language: string): PlaybackOrder | undefined {
  const media = params.list('media');
  const offset = params.integer('offsetms') ?? 0;
  const skip = params.integer('skipms') ?? SKIP;
  if (media.every((uri) => uri === '') || offset < 0 || skip < 0) return undefined;
  const id = params.text('playbackId') ?? '';
  const lang = params.text('lang') ?? '';
  return { ...(id !== '' && { id }), media, language: lang === '' ? language : lang, offset, skip };
}

/** Throws a 400 `Refusal` for negative times. */
export function refuseNegative(params: RequestParams, names: Readonly<Record<string, string>>): void {
  for (const [name, shown] of Object.entries(names)) {
    if ((params.integer(name) ?? 0) < 0) throw new Refusal(400, `${shown} cannot be negative`);
  }
}
