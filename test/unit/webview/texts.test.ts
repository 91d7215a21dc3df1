import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { connectionText } from '../../../webview/connectionText';
import { emptyText } from '../../../webview/emptyText';
import { displayText } from '../../../src/shared/displayText';
import { eventLook } from '../../../webview/eventFamily';
import { countsText, droppedText } from '../../../webview/formatCount';
import { jsonTokens } from '../../../webview/jsonTokens';
import { splitName } from '../../../webview/splitName';
import { phaseText } from '../../../webview/phaseText';
import { INITIAL_STATE, readViewState, type ViewState } from '../../../webview/viewState';

const PROBLEM = {
  code: 'http',
  message: 'Authentication required',
  status: 401,
  hint: 'Check the password.',
};

describe('connectionText', () => {
  it('says what is wrong in the server’s words with the status, and offers the way out', () => {
    const failed = connectionText({ status: 'failed', problem: PROBLEM }, 0);
    assert.equal(failed.text, 'Authentication required (401)');
    assert.equal(failed.hint, 'Check the password.');
    assert.equal(failed.button, 'Retry');
    const replaced = connectionText({ status: 'replaced', application: 'myapp' }, 0);
    assert.match(replaced.text, /myapp/);
    assert.equal(replaced.button, 'Take Over');
  });

  it('counts down to the next attempt', () => {
    const state = { status: 'waitingToRetry', attempt: 2, retryAt: 10_000, problem: PROBLEM } as const;
    assert.match(connectionText(state, 6500).text, /trying again in 4 s$/);
    assert.match(connectionText(state, 10_500).text, /trying again$/);
    assert.equal(connectionText(state, 0).button, 'Retry Now');
  });
});

describe('emptyText', () => {
  const live = {
    id: 's',
    state: { status: 'live', since: 0 },
    eventFilter: ['DeviceStateChanged'],
  } as const;
  const nothing = { connections: [live], total: 0, scanning: false, isFile: false, asked: '' };

  it('knows why a list is empty and offers what helps', () => {
    const button = (situation: Partial<Parameters<typeof emptyText>[0]>): string | undefined =>
      emptyText({ ...nothing, ...situation }).button?.does;
    const gone = { id: 's', state: { status: 'disconnected' }, eventFilter: [] } as const;
    assert.equal(button({ connections: [] }), 'addConnection');
    assert.equal(button({ total: 5 }), 'clearFilter');
    assert.equal(button({ connections: [gone] }), 'connect');
    assert.equal(button({}), undefined);
    assert.match(emptyText(nothing).text, /Make a call/);
    assert.match(emptyText({ ...nothing, total: 5, scanning: true }).title, /Searching/);
  });

  it('says when what the filter asks for is not sent', () => {
    const text = (asked: string): string => emptyText({ ...nothing, total: 5, asked }).text;
    assert.match(text('type:devicestatechanged'), /^DeviceStateChanged is switched off at Asterisk/);
    for (const asked of ['type:Dial', '-type:DeviceStateChanged', 'devicestatechangedx']) {
      assert.match(text(asked), /^Events that match appear here/);
    }
  });
});

describe('jsonTokens', () => {
  it('tells keys, strings, numbers and words apart', () => {
    const kinds = jsonTokens('{"a": "b\\"c", "n": -1.5e3, "t": true, "z": null}')
      .filter(({ kind }) => kind !== 'plain')
      .map(({ kind, text }) => `${kind} ${text}`);
    assert.deepEqual(kinds, [
      'key "a"',
      'string "b\\"c"',
      'key "n"',
      'number -1.5e3',
      'key "t"',
      'word true',
      'key "z"',
      'word null',
    ]);
  });

  it('loses nothing of any text', () => {
    const joined = (text: string): string =>
      jsonTokens(text)
        .map((token) => token.text)
        .join('');
    fc.assert(fc.property(fc.string(), (text) => joined(text) === text));
    fc.assert(fc.property(fc.json(), (text) => joined(text) === text));
  });
});

describe('phaseText', () => {
  it('says who is waited for: the user, Asterisk, or the end of a playback', () => {
    assert.match(phaseText('asking', true), /VS Code/);
    assert.match(phaseText('sent', false), /waiting for Asterisk/);
    assert.match(phaseText('sent', true), /playback ends/);
    assert.doesNotMatch(phaseText(undefined, true), /waiting|VS Code|playback/);
  });
});

describe('view details', () => {
  it('words the counts', () => {
    const found = { scanning: false, progress: 1 };
    assert.equal(countsText({ ...found, shown: 1, total: 1 }, false), '1 event');
    assert.equal(countsText({ ...found, shown: 1234, total: 5678 }, true), '1,234 of 5,678 events');
    const searching = { shown: 3, total: 5678, scanning: true, progress: 0.999 };
    assert.equal(countsText(searching, true), '3 of 5,678 events · 99 %');
    assert.equal(droppedText(0), '');
    assert.equal(droppedText(1234), '1,234 events left the log');
  });

  it('cuts long names before their end, between characters, and loses nothing', () => {
    assert.deepEqual(splitName('Local/500@from-trunk-00000002;2'), ['Local/500@from-trunk-', '00000002;2']);
    assert.deepEqual(splitName('PJSIP/alice'), ['PJSIP/alice', '']);
    const [head, tail] = splitName(`${'x'.repeat(20)}😀${'y'.repeat(9)}`);
    assert.equal(tail, `😀${'y'.repeat(9)}`);
    assert.equal(head, 'x'.repeat(20));
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => splitName(name).join('') === name));
    const link = displayText('PJSIP/trunk-call[x](12345678');
    assert.deepEqual(splitName(link).map(displayText), splitName(link), 'safe as a whole, safe in halves');
  });

  it('tells troubles from ordinary events, whatever their type is called', () => {
    assert.equal(eventLook('gap', 'StasisStart').family, 'trouble');
    assert.equal(eventLook('malformed', '').family, 'trouble');
    assert.equal(eventLook('unknown', 'ChannelBrandNew').icon, 'question');
    assert.equal(eventLook('event', 'ChannelEnteredBridge').family, 'bridge');
    assert.notEqual(eventLook('event', 'StasisStart').icon, eventLook('event', 'StasisEnd').icon);
  });

  it('starts afresh from a remembered state of another form', () => {
    for (const odd of [undefined, null, 5, 'x', [], { text: 5, types: 'x', detailShare: 500 }]) {
      assert.deepEqual(readViewState(odd), INITIAL_STATE);
    }
    const state: ViewState = {
      text: 'a',
      types: ['Dial'],
      hiddenTypes: [],
      pastFilters: ['type:Dial'],
      find: 'b',
      paused: true,
      selected: { seq: 7, startedAt: 1795405459767 },
      detailShare: 30,
      columns: { type: { width: 200 }, time: { hidden: true } },
      time: 'delta',
    };
    assert.deepEqual(readViewState(structuredClone(state)), state);
    assert.deepEqual(readViewState({ ...state, types: ['Dial', 7] }).types, ['Dial']);
  });
});
