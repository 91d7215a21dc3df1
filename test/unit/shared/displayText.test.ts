import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  displayJson,
  displayLines,
  displayShort,
  displayText,
  visibleText,
} from '../../../src/shared/displayText';

// What VS Code looks for: links in notifications, icons in labels (as written in its own sources).
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const ICON = /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/;
const HIDDEN =
  // eslint-disable-next-line no-control-regex -- what must not be left over
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u;
/** Marks on one letter that would reach into other lines, and marks on no letter. */
const COVERING = /[\p{Mn}\p{Me}]{5}|(?:^|[\s"<>(){}›])[\p{Mn}\p{Me}]/u;

const HOSTILE = [
  '[x](command:workbench.action.quit)',
  '[x](https://evil.example "title")',
  '$(zap)',
  '$(sync~spin)',
  '\\$(zap)',
  '](',
  '$(',
  '[',
  '](command:x)',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u0000',
  '\u001b[31m',
  '\n',
  '\r\n',
  '\u2028',
  '\ud83d',
  '\ude00',
  '😀',
  '<img src=x onerror=alert(1)>',
  '\u2060',
  ']\u2060(',
  '\u00ad',
  '\u3164',
  '\ufe0f',
  '\u200d',
  '1',
  '☎',
  '\u{e0100}',
  '\u0338',
  '\u0301\u0302\u0303\u0304\u0305',
];

/** Texts made of what attackers use, mixed with anything. */
const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 5 })), {
    maxLength: 20,
  })
  .map((parts) => parts.join(''));

test('what people write is shown as it is', () => {
  for (const text of [
    '',
    'Alice <1001>',
    'Jörg ☎ 日本語 😀',
    'a [b] (c) $5 {d}',
    '☎️ ‼️ 1️⃣ 👨‍👩‍👧 👩🏽‍🚒 ❤️‍🔥',
    'Việt Nguyễn, שָׁלוֹם, ที่นี่',
    'n\u0303o, e\u0301',
    'C:\\x',
    '`code` *x* &amp;',
  ]) {
    assert.equal(displayText(text), text);
  }
});

test('links and icons are broken by a sign that is not seen', () => {
  assert.equal(displayText('[x](command:y)'), '[x]\u2060(command:y)');
  assert.equal(displayText('$(zap)'), '$\u2060(zap)');
  assert.equal(displayText('$$((zap)'), '$$\u2060((zap)');
});

test('controls, bidirectional marks and lone surrogates become visible', () => {
  assert.equal(displayText('a\nb\tc\u0000'), 'a␊b␉c␀');
  assert.equal(displayText('gpj.\u202eexe'), 'gpj.‹U+202E›exe');
  assert.equal(displayText('\u007f\u009b\u200b\ufeff'), '‹U+007F›‹U+009B›‹U+200B›‹U+FEFF›');
  assert.equal(displayText('\ud83d!'), '‹U+D83D›!');
  assert.equal(displayText('\u{e0041}'), '‹U+E0041›');
});

test('what is invisible becomes visible, whatever Unicode calls it', () => {
  for (const code of [
    0x00ad, 0x034f, 0x115f, 0x17b4, 0x180e, 0x2060, 0x3164, 0xfe0f, 0xffa0, 0xfff9, 0x1d173, 0xe0100,
  ]) {
    const name = code.toString(16).toUpperCase().padStart(4, '0');
    assert.equal(displayText(`a${String.fromCodePoint(code)}b`), `a‹U+${name}›b`);
  }
});

test('accents in heaps are counted, and one without a letter changes none of ours', () => {
  assert.equal(displayText(`Z${'\u0301'.repeat(4)}`), `Z${'\u0301'.repeat(4)}`);
  assert.equal(displayText(`Z${'\u0301'.repeat(40)}a`), `Z${'\u0301'.repeat(4)}‹+36 marks›a`);
  assert.equal(displayText('"\u0338live"'), '"◌\u0338live"');
  assert.equal(displayText('\u20dd'), '◌\u20dd');
});

test('text that is shown without links and icons needs no sign of ours', () => {
  assert.equal(visibleText('[x](command:y) $(zap)\u202e\n'), '[x](command:y) $(zap)‹U+202E›␊');
});

test('long text ends in an ellipsis', () => {
  const text = displayText('x'.repeat(5_000));
  assert.equal(text.length, 2_001);
  assert.ok(text.endsWith('x…'));
  assert.equal(displayText('x'.repeat(2_000)).length, 2_000);
  assert.equal(displayText('\u202e'.repeat(5_000)).length, 2_001);
  assert.equal(displayShort('abc😀', 4), 'abc…');
});

test('whatever comes: no live link, no icon, nothing hidden', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const shown = displayText(text);
      assert.doesNotMatch(shown, LINK);
      assert.doesNotMatch(shown, ICON);
      assert.doesNotMatch(shown, HIDDEN);
      assert.doesNotMatch(shown, COVERING);
      assert.ok(!shown.includes('](') && !shown.includes('$('));
    }),
    { numRuns: 2_000 },
  );
});

test('twice does no harm: what is safe stays as it is, also where it is cut', () => {
  fc.assert(
    fc.property(hostileText, fc.integer({ min: 1, max: 40 }), (text, longest) => {
      const once = displayShort(text, longest);
      assert.equal(displayShort(once, longest), once);
      assert.ok(once.length <= longest + 1);
    }),
    { numRuns: 5_000 },
  );
});

test('nothing is hidden by what stands around it: two texts joined are as harmless as one', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (name, number) => {
      const shown = `${displayText(name)} <${displayText(number)}>`;
      assert.doesNotMatch(shown, LINK);
      assert.doesNotMatch(shown, ICON);
    }),
    { numRuns: 1_000 },
  );
});

test('lines of our own stay lines', () => {
  assert.equal(displayLines('one\n[x](command:y)\n\u202e'), 'one\n[x]\u2060(command:y)\n‹U+202E›');
});

test('JSON stays the same value, and shows what it holds', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), hostileText, fc.dictionary(hostileText, hostileText)), (value) => {
      const text = displayJson(value);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
      assert.doesNotMatch(text.replaceAll('\n', ''), HIDDEN);
      assert.doesNotMatch(text, /[\p{Mn}\p{Me}]{5}/u);
    }),
    { numRuns: 2_000 },
  );
});

test('JSON is indented, hidden characters are escapes', () => {
  assert.equal(displayJson({ a: '\u202e' }), '{\n  "a": "\\u202e"\n}');
  assert.equal(displayJson('\u{e0041}'), '"\\udb40\\udc41"');
  assert.equal(displayJson(undefined), 'undefined');
});
