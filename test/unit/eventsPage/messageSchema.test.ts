import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { parseMessage } from '../../../src/eventsPage/messageSchema';

const TARGET = { connectionId: 's', channelId: 'c' };

describe('parseMessage', () => {
  const good: unknown[] = [
    { type: 'ready' },
    { type: 'resync', connectionId: 's', haveRevision: 4 },
    { type: 'filter', filterId: 1, filter: { text: '', types: [], hiddenTypes: [] } },
    {
      type: 'filter',
      filterId: 1,
      filter: { text: 'x', types: ['Dial'], hiddenTypes: [], resourceId: 'c', connectionId: 's' },
    },
    { type: 'rows', filterId: 1, from: 0, to: 500 },
    { type: 'tail', filterId: 1, rows: 500 },
    { type: 'find', text: 'channel:1795*' },
    { type: 'selected', connectionId: 's', channelId: 'c' },
    { type: 'request', id: 1, action: 'answer', params: TARGET },
    { type: 'request', id: 1, action: 'copyText', params: { text: 'channel.id' } },
    {
      type: 'request',
      id: 1,
      action: 'findRow',
      params: { filterId: 1, text: 'x', from: 0, backwards: true },
    },
    {
      type: 'request',
      id: 1,
      action: 'setEventFilter',
      params: { connectionId: 's', hiddenTypes: ['ChannelVarset'] },
    },
    { type: 'request', id: 2, action: 'rowDetail', params: { seq: 0 } },
    { type: 'request', id: 3, action: 'clearRows', params: {} },
    { type: 'request', id: 4, action: 'connect', params: { connectionId: 's' } },
    { type: 'cancel', id: 1 },
  ];
  for (const message of good) {
    it(`takes ${JSON.stringify(message)}`, () => assert.deepEqual(parseMessage(message), message));
  }

  const bad: unknown[] = [
    undefined,
    null,
    'ready',
    [],
    {},
    { type: 'reads' },
    { type: 'ready', more: 1 },
    { type: 'rows', filterId: 1, from: 0, to: 501 },
    { type: 'rows', filterId: 1, from: 5, to: 4 },
    { type: 'tail', filterId: 1, rows: 501 },
    { type: 'selected', channelId: 'c' },
    { type: 'request', id: 1, action: 'copyText', params: { text: 7 } },
    { type: 'rows', filterId: 1, from: -1, to: 4 },
    { type: 'rows', filterId: 1, from: 0.5, to: 4 },
    { type: 'rows', filterId: 1, from: Number.MAX_SAFE_INTEGER + 1, to: Infinity },
    { type: 'filter', filterId: 1, filter: { text: 'x'.repeat(1001), types: [], hiddenTypes: [] } },
    { type: 'filter', filterId: 1, filter: { text: '', types: [1], hiddenTypes: [] } },
    { type: 'request', id: 1, action: 'answer', params: { ...TARGET, url: 'http://elsewhere' } },
    { type: 'request', id: 1, action: 'answer', params: { connectionId: 's' } },
    { type: 'request', id: 1, action: 'rowDetail', params: TARGET },
    { type: 'request', id: 1, action: 'constructor', params: {} },
    { type: 'request', id: 1, action: 'reloadDialplan', params: {} },
    { type: 'request', id: '1', action: 'clearRows', params: {} },
    { type: 'request', action: 'clearRows', params: {} },
  ];
  for (const message of bad) {
    it(`refuses ${inspect(message).slice(0, 90)}`, () => assert.equal(parseMessage(message), undefined));
  }

  it('survives anything', () => {
    fc.assert(fc.property(fc.anything(), (message) => parseMessage(message) === undefined));
  });
});
