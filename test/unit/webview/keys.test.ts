import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import type { EventRow } from '../../../src/shared/eventRow';
import { keyCommand, type KeyCommand, type KeyPlace } from '../../../webview/keyCommands';
import { SelectionReport, type Selected } from '../../../webview/selectionReport';
import { statusMeaning } from '../../../webview/statusMeaning';
import { Typeahead } from '../../../webview/typeahead';

const LIST: KeyPlace = { typing: false, inList: true };

function command(key: string, place = LIST, modifiers = {}): KeyCommand | undefined {
  const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
  return keyCommand({ key, ...none, ...modifiers }, place);
}

describe('keyCommand', () => {
  it('knows the keys of the list', () => {
    assert.equal(command('/'), 'filter');
    assert.equal(command(' '), 'pause');
    assert.equal(command('t'), 'time');
    assert.equal(command('n'), 'nextMarked');
    assert.equal(command('N'), 'previousMarked');
    assert.equal(command('x'), undefined);
  });

  it('leaves letters to who types, Space to buttons, other shortcuts to VS Code', () => {
    assert.equal(command('t', { typing: true, inList: false }), undefined);
    assert.equal(command(' ', { typing: false, inList: false }), undefined);
    assert.equal(command('t', LIST, { ctrlKey: true }), undefined);
    assert.equal(command('f', { typing: true, inList: false }, { metaKey: true }), 'find');
    assert.equal(command('/', LIST, { altKey: true }), undefined);
  });
});

describe('Typeahead', () => {
  it('puts letters together until one is late; one letter again and again stays one', () => {
    let now = 0;
    const typeahead = new Typeahead(() => now);
    assert.equal(typeahead.add('c'), 'c');
    now += 100;
    assert.equal(typeahead.add('c'), 'c');
    assert.equal(typeahead.add('h'), 'cch');
    now += 1000;
    assert.equal(typeahead.add('a'), 'a');
    assert.equal(typeahead.add('p'), 'ap');
  });
});

describe('SelectionReport', () => {
  const row: EventRow = {
    seq: 1,
    time: 0,
    connectionId: 's',
    kind: 'event',
    type: 'Dial',
    resource: '',
    summary: '',
  };
  const about = { ...row, channelId: 'c1' };

  it('tells the last of the user’s selections, once it rests; none that the program made', () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const told: Selected[] = [];
      const report = new SelectionReport((selected) => told.push(selected));
      report.select(about);
      mock.timers.tick(1000);
      assert.deepEqual(told, []);
      for (const channelId of ['c1', 'c2', 'c3']) {
        report.due();
        report.select({ ...row, channelId });
        mock.timers.tick(100);
      }
      mock.timers.tick(1000);
      assert.deepEqual(told, [{ connectionId: 's', channelId: 'c3' }]);
      report.due();
      report.select(row);
      mock.timers.tick(1000);
      assert.equal(told.length, 1);
    } finally {
      mock.timers.reset();
    }
  });
});

describe('statusMeaning', () => {
  it('knows what ARI answers, and nothing else', () => {
    assert.match(statusMeaning(409), /Stasis/);
    assert.equal(statusMeaning(418), '');
  });
});
