import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMedia } from '../../../src/actions/parseMedia';

for (const [text, media] of [
  ['sound:hello-world', ['sound:hello-world']],
  ['  tone:dial ', ['tone:dial']],
  ['digits:1,number:7', ['digits:1', 'number:7']],
  ['recording:a/b, characters:xyz ,', ['recording:a/b', 'characters:xyz']],
  ['sound:http://127.0.0.1/x.wav', ['sound:http://127.0.0.1/x.wav']],
] as const) {
  test(`“${text}” is ${media.join(' and ')}`, () => {
    assert.deepEqual(parseMedia(text), { ok: true, media });
  });
}

for (const [text, reason] of [
  ['', /Type what to play/],
  [' , ', /Type what to play/],
  ['hello-world', /hello-world.*sound:.*tone:/],
  ['sound:', /no media after the colon/],
  ['nonsense:x', /nonsense:x/],
  ['Sound:x', /Sound:x/],
  ['tone:350+440/1000,0/500', /0\/500.*comma/],
  ['sound:a,b', /“b”/],
] as const) {
  test(`“${text}” is refused`, () => {
    const input = parseMedia(text);
    assert.equal(input.ok, false);
    assert.match(input.reason, reason);
  });
}
