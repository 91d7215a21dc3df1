import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeAgain, requestAt } from '../../../src/requestFiles/sending/requestPlace';

const TEXT = 'GET /channels\n\n### Hang up\nDELETE /channels/a\n\n### Another\nDELETE /channels/b\n';

/** The lines from where a request is found again, `before` having become `after`. */
function again(before: string, title: string, after: string): string | undefined {
  const placed = requestAt('x', before, before.indexOf(title));
  assert.ok(placed);
  const place = placeAgain(placed, after);
  assert.equal(place?.uri ?? 'x', 'x');
  return place && after.slice(place.offset).split('\n')[0];
}

test('a request is found again where the text has moved, and in its new words', () => {
  assert.equal(again(TEXT, '### Hang up', TEXT), 'DELETE /channels/a');
  assert.equal(again(TEXT, '### Hang up', `# said since\n\n${TEXT}`), 'DELETE /channels/a');
  assert.equal(
    again(TEXT, '### Hang up', TEXT.replace('/a', '/c?reason=busy')),
    'DELETE /channels/c?reason=busy',
  );
  assert.equal(again(TEXT, 'GET', TEXT.replace('GET /channels', 'GET /bridges')), 'GET /bridges');
  assert.equal(again('DELETE /a\n###\nDELETE /a', '###', 'DELETE /a\n###\nDELETE /a'), 'DELETE /a');
});

test('a request that has gone is not taken for another one', () => {
  assert.equal(again(TEXT, '### Hang up', '### Another\nDELETE /channels/b\n'), undefined);
  assert.equal(again(TEXT, '### Hang up', ''), undefined);
});
