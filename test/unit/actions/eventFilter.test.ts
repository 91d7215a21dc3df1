import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { filterBody, filterText, filterTypes } from '../../../src/actions/applications/eventFilter';

test('a filter is read as ARI tells it, whatever else stands there', () => {
  const application = {
    events_allowed: [{ type: 'Dial' }, { type: 'Dial' }, { type: 7 }, 'Dial', null],
    events_disallowed: 'none',
  };
  assert.deepEqual(filterTypes(application), { allowed: ['Dial'], disallowed: [] });
  assert.deepEqual(filterTypes({}), { allowed: [], disallowed: [] });
});

test('only some types are allowed, and with them the answers to REST calls over the WebSocket', () => {
  assert.deepEqual(filterBody({}, { allowed: ['StasisStart'], disallowed: ['Dial'] }), {
    allowed: [{ type: 'StasisStart' }, { type: 'RESTResponse' }],
    disallowed: [{ type: 'Dial' }],
  });
  assert.deepEqual(filterBody({}, { allowed: ['RESTResponse'], disallowed: [] }), {
    allowed: [{ type: 'RESTResponse' }],
    disallowed: [],
  });
});

test('those answers are never disallowed', () => {
  assert.deepEqual(filterBody({}, { allowed: [], disallowed: ['RESTResponse', 'Dial'] }), {
    allowed: [],
    disallowed: [{ type: 'Dial' }],
  });
});

test('both lists are always named: a list that is not stays as it was', () => {
  assert.deepEqual(filterBody({ events_allowed: [{ type: 'Dial' }] }, { allowed: [], disallowed: [] }), {
    allowed: [],
    disallowed: [],
  });
});

test('what an entry holds besides its type is kept', () => {
  const entry = { type: 'ChannelVarset', variable: 'FOO' };
  const other = { type: 'ChannelVarset', variable: 'BAR' };
  const application = { events_disallowed: [entry, other, { type: 'Dial' }] };
  const { disallowed } = filterBody(application, { allowed: [], disallowed: ['ChannelVarset', 'New'] });
  assert.deepEqual(disallowed, [entry, other, { type: 'New' }]);
});

test('a filter that is written and read again names the same types', () => {
  const types = fc.uniqueArray(fc.string({ minLength: 1 }).filter((type) => type !== 'RESTResponse'));
  fc.assert(
    fc.property(types, types, (allowed, disallowed) => {
      const body = filterBody({}, { allowed, disallowed });
      const read = filterTypes({ events_allowed: body.allowed, events_disallowed: body.disallowed });
      const expected = allowed.length === 0 ? [] : [...allowed, 'RESTResponse'];
      assert.deepEqual(read, { allowed: expected, disallowed });
    }),
  );
});

test('a filter in words', () => {
  assert.equal(filterText({ allowed: [], disallowed: [] }), 'all events');
  assert.equal(filterText({ allowed: ['A', 'B'], disallowed: ['C'] }), 'only A, B; not C');
});
