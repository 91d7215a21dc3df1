import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lostResourceText } from '../../../src/resources/lostResourceText';

test('says why there is no answer, and what was known last', () => {
  const problem = { code: 'http', message: 'Channel not found', hint: 'It is gone.' };
  assert.equal(lostResourceText(problem, undefined), '// "Channel not found"\n// "It is gone."\n');
  assert.equal(
    lostResourceText(problem, { id: 'c1' }),
    '// "Channel not found"\n// "It is gone."\n// What was known last:\n{\n  "id": "c1"\n}\n',
  );
  assert.equal(
    lostResourceText(problem, undefined, 'It was lost with the server.'),
    '// "Channel not found"\n// "It was lost with the server."\n// "It is gone."\n',
  );
});

test('a message can neither leave its comment nor reorder it', () => {
  for (const sign of ['\n', '\r', '\u2028', '\u2029', '\u202e', '\u0085']) {
    const text = lostResourceText({ code: 'http', message: `a${sign}b`, hint: `c${sign}d` }, { e: sign });
    assert.equal(text.replaceAll('\n', '').includes(sign), false, JSON.stringify(sign));
    const comments = text.split(/[\n\r\u0085\u2028\u2029]/).slice(0, 2);
    assert.deepEqual(
      comments.map((line) => line.startsWith('// "') && line.endsWith('"')),
      [true, true],
    );
  }
});
