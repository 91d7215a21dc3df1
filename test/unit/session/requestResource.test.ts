import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestResource } from '../../../src/session/requestResource';

test('what a request is about', () => {
  const expected: Readonly<Record<string, string>> = {
    '/channels': '',
    '/channels/1.2/play?media=sound%3Ax': '1.2',
    '/channels?endpoint=PJSIP%2Falice&app=x': 'PJSIP/alice',
    '/channels/create?endpoint=Local%2F1&app=x': 'Local/1',
    '/endpoints/PJSIP/alice%2Fb': 'PJSIP/alice/b',
    '/endpoints': '',
    '/recordings/stored/messages%2Fada/file': 'messages/ada',
    '/asterisk/variable?variable=X': 'X',
    '/asterisk/modules/res_x.so': 'res_x.so',
    '/asterisk/info': '',
    '/bridges/%ff/addChannel?channel=1': '%ff',
    '': '',
  };
  for (const [path, resource] of Object.entries(expected))
    assert.equal(requestResource(path), resource, path);
});
