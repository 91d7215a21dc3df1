import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFrame } from '../../../src/ari/eventFrame';
import { FrameReader } from '../../../src/ari/frameReader';
import { BRIDGE_PATHS, CHANNEL_PATHS } from '../../../src/shared/carriedResources';

const reader = new FrameReader();

/** Everything that a frame says, for comparison. */
function told(frame: ReturnType<typeof readFrame>): unknown {
  const { type, kind, application, problem, channelIds, bridgeIds, carries, stasisData, tellsStasis } = frame;
  const { timestamp, value } = frame;
  const facts = { type, kind, application, channelIds, bridgeIds, carries, stasisData, tellsStasis };
  return { ...facts, problem, timestamp, value };
}

function agree(data: Buffer | string): void {
  const raw = Buffer.from(data);
  assert.deepEqual(told(reader.read(raw)), told(readFrame(raw)), JSON.stringify(raw.toString()));
}

/** Every frame of the recordings. */
function recorded(): readonly Buffer[] {
  return readdirSync('test/golden/traces').flatMap((name) =>
    readFileSync(`test/golden/traces/${name}`, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { frame?: string }).frame)
      .filter((frame) => frame !== undefined)
      .map((frame) => Buffer.from(frame)),
  );
}

const FRAMES = recorded();

const SPECIAL = [
  'ChannelVarset',
  'STASISSTATUS',
  'Stasis',
  'app,one',
  'channel:c1',
  'bridge:b1',
  'channel:',
  '',
  '"',
  'é',
  '\u2028',
  '\ud800',
  '\u0000',
];

/** Names that a scan looks for, and some that are nearly so. */
const NAMES = [
  ...new Set([...CHANNEL_PATHS, ...BRIDGE_PATHS].flat()),
  ...['type', 'application', 'variable', 'id', 'dialplan', 'app_name', 'app_data', 'target_uri'],
  ...['playback', 'recording', 'endpoint', 'userevent', '__proto__', 'Type', 'typ', 'channels', ''],
];

const name = fc.oneof({ arbitrary: fc.constantFrom(...NAMES), weight: 8 }, fc.string());
const text = fc.oneof(fc.constantFrom(...SPECIAL), fc.string({ unit: 'binary' }), fc.string());

/** JSON text of an event-like object: members in any order, names twice, nested with the same names. */
const eventText = fc.letrec<{ value: string; object: string; array: string; scalar: string }>((tie) => ({
  scalar: fc.oneof(
    text.map((string) => JSON.stringify(string)),
    fc.constantFrom('true', 'false', 'null', '0', '-0', '1.5e-7', '12', '"\\u0053tasis"', '"\\/"'),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  ),
  array: fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(' , ')}]`),
  object: fc
    .array(fc.tuple(name, tie('value'), fc.constantFrom('', ' ', '\n\t')), { maxLength: 7 })
    .map(
      (members) =>
        `{${members.map(([key, value, gap]) => `${gap}${escaped(key, value)}${gap}:${gap}${value}${gap}`).join(',')}}`,
    ),
  value: fc.oneof({ maxDepth: 4 }, tie('scalar'), tie('object'), tie('object'), tie('array')),
})).object;

/** Now and then a name with an escape in it, which means the same. */
function escaped(key: string, value: string): string {
  return value.length % 11 === 1 && key.startsWith('t')
    ? `"\\u0074${JSON.stringify(key.slice(1)).slice(1)}`
    : JSON.stringify(key);
}

test('a scan tells what a parse tells: every recorded frame', () => {
  assert.ok(FRAMES.length > 300);
  for (const frame of FRAMES) agree(frame);
});

test('a scan tells what a parse tells: any object with the names that matter', () => {
  fc.assert(
    fc.property(eventText, fc.constantFrom('', ' ', '\r\n'), (object, space) => {
      agree(`${space}${object}${space}`);
      agree(`{"type":"ChannelVarset",${object.slice(1)}`);
    }),
    { numRuns: 5_000 },
  );
});

test('a scan tells what a parse tells: any JSON', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (json) => {
      agree(json);
      agree(`{"type":"X","userevent":${json},"channel":{"id":"c","more":${json}}}`);
    }),
    { numRuns: 2_000 },
  );
});

test('a scan refuses what a parse refuses: recorded frames, cut, with bytes changed, doubled or lost', () => {
  const change = fc.record({
    frame: fc.nat(FRAMES.length - 1),
    at: fc.nat(2_000),
    how: fc.constantFrom(
      'cut' as const,
      'flip' as const,
      'drop' as const,
      'insert' as const,
      'double' as const,
    ),
    byte: fc.oneof(
      fc.nat(255),
      fc.constantFrom(...Buffer.from('"\\{}[],:0-.eEu \n\u0000\u007f')),
      fc.constantFrom(0x80, 0xc0, 0xed, 0xef, 0xff),
    ),
  });
  fc.assert(
    fc.property(change, ({ frame, at, how, byte }) => {
      const raw = FRAMES[frame] ?? Buffer.alloc(0);
      const place = at % (raw.length + 1);
      const [head, tail] = [raw.subarray(0, place), raw.subarray(place)];
      const one = Buffer.from([byte]);
      const changed = {
        cut: [head],
        flip: [head, one, tail.subarray(1)],
        drop: [head, tail.subarray(1)],
        insert: [head, one, tail],
        double: [head, head.subarray(-1 - (byte % 40)), tail],
      };
      agree(Buffer.concat(changed[how]));
    }),
    { numRuns: 20_000 },
  );
});

test('a scan tells what a parse tells: frames alike but for their texts and numbers', () => {
  const content = fc.oneof(
    text.map((string) => JSON.stringify(string).slice(1, -1)),
    fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', 'u', '0', '\u0000', 'é', ',', ':') }),
    fc.string({ minLength: 3, maxLength: 9 }),
  );
  const number = fc.constantFrom('0', '17', '-3', '1.5e3', '01', '1.', '-', '', 'true', '"1"', '[]', '1 ');
  fc.assert(
    fc.property(fc.array(content, { minLength: 5, maxLength: 5 }), number, ([a, b, c, d, e], n) => {
      const dialplan = `{"priority":${n},"app_name":"${String(d)}","app_data":"${String(e)}"}`;
      const channel = `{"id":"${String(b)}","name":"${String(c)}","dialplan":${dialplan}}`;
      agree(`{"variable":"${String(a)}","type":"ChannelVarset","channel":${channel},"application":"x"}`);
      agree(`{"type":"${String(a)}","channel":${channel},"args":["${String(b)}",${n}]}`);
      agree(`{"type":"PlaybackStarted","playback":{"target_uri":"${String(a)}:${String(b)}","n":${n}}}`);
    }),
    { numRuns: 5_000 },
  );
});

for (const [what, frame] of [
  ['the last of two equal names counts', '{"type":"A","type":"B","channel":{"id":"1"},"channel":{"id":"2"}}'],
  ['the last of two equal names counts, whatever it is', '{"type":"A","type":5}'],
  ['the last of two equal ids counts', '{"type":"A","channel":{"id":"1","id":"2"}}'],
  ['a name may be written with escapes', '{"ty\\u0070e":"A","channel":{"\\u0069d":"1"}}'],
  ['so may a text', '{"type":"\\u0041","application":"a\\nb","channel":{"id":"\\ud83d\\ude00"}}'],
  ['a text may be of any language', '{"type":"Ä","application":"приложение","channel":{"id":"频道"}}'],
  ['a byte order mark is no JSON', '\ufeff{"type":"A"}'],
  ['white space around everything', ' \r\n{\t"type" : "A" , "channel" : { "id" : "1" , "x" : [ ] } } \n'],
  ['other white space is no JSON', '\u00a0{"type":"A"}'],
  ['bytes behind it are no JSON', '{"type":"A"}x'],
  ['a control character in a text is no JSON', '{"type":"A","value":"a\tb"}'],
  ['NUL', '{"type":"A"}\u0000'],
  ['NUL in a text', '{"type":"A\u0000"}'],
  ['a lone surrogate', '{"type":"A","channel":{"id":"\\ud800"}}'],
  ['a comma too many', '{"type":"A",}'],
  ['a comma too many in an array', '{"type":"A","args":[1,]}'],
  ['a comma in the place of a value', '{"type":"A","args":[,1]}'],
  ['brackets that do not match', '{"type":"A","args":[}]'],
  ['numbers', '{"type":"A","n":[-0,0.5,1e5,1E+5,-1.25e-3,9007199254740993]}'],
  ['numbers that are none', '{"type":"A","n":01}'],
  ['a word cut short', '{"type":"A","n":nul}'],
  ['an empty name', '{"":1,"type":"A"}'],
  ['an id that is no text', '{"type":"A","channel":{"id":7},"bridge":{"id":null}}'],
  ['a channel that is no object', '{"type":"A","channel":["id","x"],"peer":"c"}'],
  [
    'what Stasis was given, in escapes',
    '{"type":"A","channel":{"id":"1","dialplan":{"app_name":"Stasis","app_data":"a\\tb"}}}',
  ],
  [
    'what Stasis was given, not at all',
    '{"type":"A","channel":{"id":"1","dialplan":{"app_data":5,"app_name":"Stasis"}}}',
  ],
  ['STASISSTATUS', '{"variable":"STASISSTATUS","value":"","type":"ChannelVarset","channel":{"id":"1"}}'],
  ['STASISSTATUS of another type', '{"variable":"STASISSTATUS","type":"Other","channel":{"id":"1"}}'],
  [
    'a user event with fields of an event',
    '{"type":"ChannelUserevent","userevent":{"type":"StasisEnd","channel":{"id":"x"},"id":"y"},"channel":{"id":"1"}}',
  ],
  ['a playback to a bridge', '{"type":"PlaybackStarted","playback":{"id":"p","target_uri":"bridge:b1"}}'],
  [
    'a recording of a channel',
    '{"type":"RecordingStarted","recording":{"name":"r","target_uri":"channel:c1"}}',
  ],
  ['an empty frame', ''],
  ['nothing but space', '  '],
] as const) {
  test(`scan and parse agree: ${what}`, () => agree(frame));
}

test('scan and parse agree: invalid UTF-8 in texts and names', () => {
  for (const bytes of [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf0, 0x9f], [0xe2, 0x82, 0x22]]) {
    for (const [head, tail] of [
      ['{"type":"', '"}'],
      ['{"type":"A","channel":{"id":"', '"}}'],
      ['{"type":"A","', '":1}'],
      ['{"type":"A"', '}'],
    ] as const) {
      agree(Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(tail)]));
    }
  }
});

test('scan and parse agree: deep nesting and frames of any size', () => {
  for (const depth of [10, 62, 63, 64, 500]) {
    agree(`{"type":"A","deep":${'['.repeat(depth)}${']'.repeat(depth)}}`);
    agree(`{"type":"A","deep":${'{"type":'.repeat(depth)}1${'}'.repeat(depth)}}`);
    agree(`{"type":"A","deep":${'['.repeat(depth)}`);
  }
  for (const size of [100, 65_500, 65_512, 65_536, 70_000, 1_000_000]) {
    const frame = `{"type":"A","value":"${'x'.repeat(size)}","channel":{"id":"1"}}`;
    agree(frame);
    agree(frame.slice(0, -1));
  }
});

test('a frame is read as it came even when the one before it was longer', () => {
  agree('{"type":"ChannelCreated","channel":{"id":"a-long-one","name":"some more"}}');
  agree('{"type":"A"');
  agree('{"type":"A"}');
});

test('the value is parsed once', () => {
  const frame = reader.read(Buffer.from('{"type":"A","channel":{"id":"1"}}'));
  assert.equal(frame.value, frame.value);
});
