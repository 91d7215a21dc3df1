import type { Exchange } from '../exchange/exchange';
import type { SimulatedBridge } from '../exchange/simulatedBridge';
import { Refusal } from '../refusal';
import { noContent, playbackCreated, recordingCreated, type Answer } from './answer';
import { bridgeOf } from './bridgeOf';
import type { OperationHandlers } from './operationHandlers';
import { playbackOrder } from './playbackOrder';
import { isFormat, recordingRequest } from './recordingRequest';
import type { RequestParams } from './requestParams';

/** What is heard in bridges: the operations of `bridgeMediaOperations`. */
export type BridgeMediaOperation =
  'bridges.play' | 'bridges.playWithId' | 'bridges.record' | 'bridges.startMoh' | 'bridges.stopMoh';

/** Playing, recording and music in a bridge; a channel of Asterisk's own enters it for that. */
export function bridgeMediaOperations(exchange: Exchange): OperationHandlers<BridgeMediaOperation> {
  const play = (params: RequestParams): Answer => playInBridge(exchange, bridgeOf(exchange, params), params);
  return {
    'bridges.play': play,
    'bridges.playWithId': play,
    'bridges.record': (params) => recordBridge(exchange, bridgeOf(exchange, params), params),
    'bridges.startMoh': (params) => {
      exchange.media.inBridges.startMusic(bridgeOf(exchange, params));
      return noContent();
    },
    'bridges.stopMoh': (params) => {
      if (!exchange.media.inBridges.stopMusic(bridgeOf(exchange, params))) {
        throw new Refusal(409, "Bridge isn't playing music");
      }
      return noContent();
    },
  };
}

function playInBridge({ media }: Exchange, bridge: SimulatedBridge, params: RequestParams): Answer {
  const { inBridges, playbacks } = media;
  checkFormat(params, 'announcer_format');
  const announcer = inBridges.announcer(bridge);
  // Asterisk lets the announcer in first and reads the request then.
  const order = playbackOrder(params, 'en');
  if (!order) {
    inBridges.announced(bridge, announcer);
    throw new Refusal(500, 'Allocation failed', 'error');
  }
  const target = inBridges.target(bridge, announcer);
  const isGone = (): boolean => bridge.destroyed.aborted;
  const { answer, over } = playbacks.start(order, target, announcer.control, isGone);
  void over.then(() => inBridges.announced(bridge, announcer));
  return playbackCreated(answer);
}

function recordBridge(exchange: Exchange, bridge: SimulatedBridge, params: RequestParams): Answer {
  const { audio, inBridges, recordings } = exchange.media;
  checkFormat(params, 'format');
  checkFormat(params, 'recorder_format');
  const recorder = inBridges.recorder(bridge);
  try {
    const { answer, over } = recordings.start(recordingRequest(exchange, params), {
      target: inBridges.target(bridge, recorder),
      control: recorder.control,
      hasAudio: () => audio.isIn(bridge),
      obstacle: () => undefined,
      isHungUp: () => bridge.destroyed.aborted,
    });
    void over.then(() => inBridges.recorded(recorder));
    return recordingCreated(answer);
  } catch (error) {
    inBridges.recorded(recorder);
    throw error;
  }
}

/** Throws a 422 `Refusal` for a file format that Asterisk does not know. */
function checkFormat(params: RequestParams, name: string): void {
  const format = params.text(name);
  const isMissing = format === undefined || format === '';
  if (isMissing ? name === 'format' : !isFormat(format)) {
    throw new Refusal(422, `specified ${name} is unknown on this system`);
  }
}
