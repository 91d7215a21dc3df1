import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLocation } from '../../../src/actions/channel/locationText';
import { given, variablesOf, wholeNumber } from '../../../src/actions/formValues';
import { recordFields, recordParams, recordQuestion } from '../../../src/actions/recordForm';

test('a whole number is what Asterisk would not read as something else', () => {
  const seconds = wholeNumber(1, 60);
  for (const text of ['1', '60', '007']) assert.equal(seconds(text), undefined, text);
  for (const text of ['', '0', '61', 'abc', '1.5', '-1', '1e1', ' 1', '99999999999'])
    assert.match(seconds(text) ?? '', /from 1 to 60/, text);
  assert.match(wholeNumber(0)('2147483648') ?? '', /from 0 on/);
});

for (const [text, expected] of [
  ['500@from-trunk', { extension: '500', context: 'from-trunk', priority: 1 }],
  [' 500@from-trunk,3 ', { extension: '500', context: 'from-trunk', priority: 3 }],
  ['500@from-trunk,busy', { extension: '500', context: 'from-trunk', label: 'busy' }],
  ['500@from-trunk,0', undefined],
  ['500@from-trunk,4294967296', undefined],
  ['500@from-trunk,1,2', undefined],
  ['500', undefined],
  ['@from-trunk', undefined],
  ['5 00@x', undefined],
] as const) {
  test(`the place “${text}”: ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(readLocation(text), expected);
  });
}

test('what was left out is not sent, and a value of nothing is none', () => {
  assert.deepEqual(given({ a: '', b: 'x' }), { b: 'x' });
  assert.equal(variablesOf(''), undefined);
  assert.deepEqual(variablesOf('A=1; B=2;;3'), { A: '1', B: '2;3' });
});

test('a recording has a name, and keeps inside the folder of recordings', () => {
  const [name] = recordFields(new Date('2026-11-23T18:05:09Z'));
  assert.equal(name?.value, 'recording-20261123-180509');
  for (const bad of ['', '  ', '../x', 'a/../b', '/etc/x', '..'])
    assert.notEqual(name.problem?.(bad, {}), undefined, bad);
  for (const good of ['x', 'a/b', 'a..b']) assert.equal(name.problem?.(good, {}), undefined, good);
});

test('a recording that takes the place of another one is asked about', () => {
  const target = { session: { profile: { name: 'the PBX' } } };
  const ask = (ifExists: 'fail' | 'overwrite'): string | undefined => {
    const params = { channelId: 'c', name: 'day/one', format: 'wav', ifExists } as const;
    return recordQuestion([{ operation: 'channels.record', params, about: 'PJSIP/alice-1' }], target)
      ?.question;
  };
  assert.equal(ask('overwrite'), 'Overwrite the recording day/one on the PBX?');
  assert.equal(ask('fail'), undefined);
});

test('of a recording only what was chosen is sent', () => {
  assert.deepEqual(recordParams({ name: ' x ', format: 'wav', beep: 'false', ifExists: '' }), {
    name: 'x',
    format: 'wav',
  });
  assert.deepEqual(
    recordParams({
      ...{ name: 'x', format: 'gsm', ifExists: 'append', beep: 'true', terminateOn: '#' },
      ...{ maxDurationSeconds: '30', maxSilenceSeconds: '0' },
    }),
    {
      ...{ name: 'x', format: 'gsm', ifExists: 'append', beep: true, terminateOn: '#' },
      ...{ maxDurationSeconds: 30, maxSilenceSeconds: 0 },
    },
  );
});
