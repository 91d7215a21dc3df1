import type { Exchange } from '../exchange/exchange';
import type { Playback } from '../exchange/media/playback';
import { Refusal } from '../refusal';
import { noContent, ok } from './answer';
import type { OperationHandlers, OperationsOf } from './operationHandlers';
import type { RequestParams } from './requestParams';

/** `/playbacks`: looking at and controlling what plays on channels and in bridges. */
export function playbackOperations(exchange: Exchange): OperationHandlers<OperationsOf<'playbacks'>> {
  const playbackOf = (params: RequestParams): Playback => {
    const playback = exchange.media.playbacks.get(params.text('playbackId') ?? '');
    if (!playback) throw new Refusal(404, 'Playback not found');
    return playback;
  };
  return {
    'playbacks.get': (params) => ok(playbackOf(params).toJson()),
    'playbacks.stop': (params) => {
      playbackOf(params).stop();
      return noContent();
    },
    'playbacks.control': (params) => {
      playbackOf(params).control(params.text('operation'));
      return noContent();
    },
  };
}
