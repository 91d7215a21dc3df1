import type { Exchange } from '../exchange/exchange';
import { noContent, type Answer } from './answer';
import { givenText } from './givenText';
import { priorityOf } from './originateRequest';
import type { RequestParams } from './requestParams';
import { dialledChannel } from './stasisChannel';

/**
 * `continue`: the channel leaves its application and goes on in the dialplan, behind `Stasis` or where it is
 * told. Throws a 404, 409 or 412 `Refusal`.
 */
export function continueInDialplan(exchange: Exchange, params: RequestParams): Answer {
  const { channel, control } = dialledChannel(exchange, params.text('channelId'));
  const { dialplan } = channel;
  const context = givenText(params, 'context');
  const exten = givenText(params, 'extension');
  const place = { context: context ?? dialplan.context, exten: exten ?? dialplan.exten };
  const priority = priorityOf(exchange, params, place.context, place.exten);
  const isElsewhere = context !== undefined || exten !== undefined || priority !== undefined;
  control.send(() => {
    if (isElsewhere) control.continueAt = { ...place, priority: priority ?? 1 };
    // What was queued behind it by now is carried out all the same.
    void control.settled.then(() => control.end());
  });
  return noContent();
}
