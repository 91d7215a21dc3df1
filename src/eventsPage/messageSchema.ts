import * as v from 'valibot';
import type { ToHost } from '../shared/protocol';

/** Characters; an event's JSON may be copied whole. */
const MOST_COPIED = 4 * 1024 * 1024;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** A position, or -1 for the place before the first row. */
const beforeRow = v.pipe(v.number(), v.safeInteger(), v.minValue(-1));
const name = v.pipe(v.string(), v.maxLength(1000));
const channelTarget = v.strictObject({ connectionId: name, channelId: name });
const nothing = v.strictObject({});
const types = v.pipe(v.array(name), v.maxLength(500));
const bySeq = v.strictObject({ seq: count });

function request<const Action extends string, const Params extends v.GenericSchema>(
  action: Action,
  params: Params,
) {
  return v.strictObject({ type: v.literal('request'), id: count, action: v.literal(action), params });
}

const schema = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('read'), messages: count }),
  v.strictObject({ type: v.literal('resync'), connectionId: name, haveRevision: count }),
  v.strictObject({
    type: v.literal('filter'),
    filterId: count,
    filter: v.strictObject({
      text: name,
      types,
      hiddenTypes: types,
      resourceId: v.exactOptional(name),
      connectionId: v.exactOptional(name),
    }),
  }),
  v.pipe(
    v.strictObject({ type: v.literal('rows'), filterId: count, from: count, to: count }),
    v.check(({ from, to }) => from <= to && to - from <= 500),
  ),
  v.strictObject({
    type: v.literal('tail'),
    filterId: count,
    rows: v.pipe(count, v.maxValue(500)),
  }),
  v.strictObject({ type: v.literal('find'), text: name }),
  v.strictObject({
    type: v.literal('selected'),
    connectionId: name,
    channelId: v.exactOptional(name),
    bridgeId: v.exactOptional(name),
  }),
  v.variant('action', [
    request('answer', channelTarget),
    request('bridge', channelTarget),
    request('hangup', channelTarget),
    request('play', channelTarget),
    request('removeFromBridge', channelTarget),
    request('rowDetail', bySeq),
    request('copyRow', bySeq),
    request('copyAs', bySeq),
    request('copyText', v.strictObject({ text: v.pipe(v.string(), v.maxLength(MOST_COPIED)) })),
    request(
      'findRow',
      v.strictObject({ filterId: count, text: name, from: beforeRow, backwards: v.boolean() }),
    ),
    request('rowPosition', v.strictObject({ filterId: count, seq: count })),
    request('setEventFilter', v.strictObject({ connectionId: name, hiddenTypes: types })),
    request('saveCapture', nothing),
    request('clearRows', nothing),
    request('connect', v.strictObject({ connectionId: name })),
    request('addConnection', nothing),
  ]),
  v.strictObject({ type: v.literal('cancel'), id: count }),
]);

/** Checks a message of the webview, which is not trusted; undefined when it is none that we know. */
export function parseMessage(message: unknown): ToHost | undefined {
  const result = v.safeParse(schema, message);
  return result.success ? result.output : undefined;
}
