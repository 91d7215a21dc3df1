import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { redactEntry } from '../../../../src/capture/redaction/redactEntry';
import { redactEvent } from '../../../../src/capture/redaction/redactEvent';
import { redactText } from '../../../../src/capture/redaction/redactText';
import { StandIns } from '../../../../src/capture/redaction/standIns';
import type { Fields } from '../../../../src/shared/fields';
import { CALL } from '../arilog/captureFixture';

const CHANNEL = {
  id: '1795405459.1',
  name: 'PJSIP/alice-0000002a',
  state: 'Up',
  caller: { name: 'Alice Ärmlich', number: '501' },
  connected: { name: '', number: '+49 30 123456' },
  caller_rdnis: '502',
  accountcode: 'sales',
  dialplan: {
    context: 'from-trunk',
    exten: '501',
    priority: 2,
    app_name: 'Dial',
    app_data: 'PJSIP/bob,30,r',
  },
  creationtime: '2026-11-23T03:44:19.264+0000',
  language: 'en',
};

function redact(event: Fields): Fields {
  return redactEvent(event, new StandIns());
}

describe('redaction of events', () => {
  it('replaces who called whom, the same by the same, and keeps what the call did', () => {
    const event = {
      type: 'StasisStart',
      timestamp: CHANNEL.creationtime,
      args: ['501', 'x'],
      channel: CHANNEL,
    };
    assert.deepEqual(redact(event), {
      type: 'StasisStart',
      timestamp: '2026-11-23T03:44:19.264+0000',
      args: ['number1', 'x'],
      channel: {
        ...CHANNEL,
        name: 'PJSIP/name1-0000002a',
        caller: { name: 'name2', number: 'number1' },
        connected: { name: '', number: 'number2' },
        caller_rdnis: 'number3',
        accountcode: 'name3',
        dialplan: { ...CHANNEL.dialplan, exten: 'number1', app_data: 'PJSIP/name4,30,r' },
      },
    });
  });

  it('takes a Dial’s caller for the channel that it is', () => {
    const { caller, dialstring } = redact({
      type: 'Dial',
      caller: CHANNEL,
      dialstring: 'bob@trunk/5551234',
    }) as {
      caller: typeof CHANNEL;
      dialstring: string;
    };
    assert.equal(caller.id, CHANNEL.id);
    assert.equal(caller.name, 'PJSIP/name1-0000002a');
    assert.match(dialstring, /^bob@trunk\/number\d$/);
  });

  it('knows variables by their names', () => {
    const value = (variable: string, text: string): unknown =>
      redact({ type: 'ChannelVarset', variable, value: text }).value;
    assert.equal(value('CALLERID(name)', 'Bob'), 'name1');
    assert.equal(value('CALLERID(all)', '"Bob B." <501>'), '"name1" <number1>');
    assert.equal(value('DIALEDPEERNAME', 'PJSIP/bob-0000002b'), 'PJSIP/name1-0000002b');
    assert.equal(value('MY_CUSTOMER', 'is 4711'), 'is number1');
    assert.equal(value('RTPAUDIOQOS', 'ssrc=123456;rxjitter=0.0001'), 'ssrc=123456;rxjitter=0.0001');
    assert.equal(value('STASISSTATUS', 'SUCCESS'), 'SUCCESS');
    const channel = { ...CHANNEL, channelvars: { 'CALLERID(num)': '501', COUNT: '12', CALLERNAME: 'Bob' } };
    const { channelvars } = redact({ channel }).channel as typeof channel;
    assert.deepEqual(channelvars, { 'CALLERID(num)': 'number1', COUNT: '12', CALLERNAME: 'name5' });
  });

  it('covers digits pressed, messages, endpoints, contacts, transfers and user events', () => {
    assert.deepEqual(redact({ type: 'ChannelDtmfReceived', digit: '7', duration_ms: 90 }), {
      type: 'ChannelDtmfReceived',
      digit: 'x',
      duration_ms: 90,
    });
    assert.deepEqual(
      redact({ message: { from: '"Bob" <sip:bob@10.0.0.3>', to: 'pjsip:501', body: 'pin 1' } }),
      {
        message: { from: '"name1" <sip:name2@10.0.0.3>', to: 'pjsip:number1', body: '(left out)' },
      },
    );
    assert.deepEqual(
      redact({
        endpoint: { technology: 'PJSIP', resource: 'alice', channel_ids: ['1795405459.1'] },
        contact_info: { uri: 'sip:alice@10.0.0.3:5060', aor: 'alice' },
        device_state: { name: 'PJSIP/alice', state: 'INUSE' },
      }),
      {
        endpoint: { technology: 'PJSIP', resource: 'name1', channel_ids: ['1795405459.1'] },
        contact_info: { uri: 'sip:name1@10.0.0.3:5060', aor: 'name1' },
        device_state: { name: 'PJSIP/name1', state: 'INUSE' },
      },
    );
    assert.deepEqual(redact({ exten: '501', context: 'internal', is_external: true }), {
      exten: 'number1',
      context: 'internal',
      is_external: true,
    });
    assert.deepEqual(redact({ exten: 's' }), { exten: 's' });
    assert.deepEqual(
      redact({ userevent: { customer_name: 'Bob', note: 'call 030123', eventname: 'sold' } }),
      {
        userevent: { customer_name: 'name1', note: 'call number1', eventname: 'name2' },
      },
    );
  });

  it('leaves nothing of an event that is nested without end, and no prototype in its place', () => {
    let nested: unknown = 'secret 5551234';
    for (let depth = 0; depth < 5000; depth += 1) nested = [nested];
    assert.doesNotMatch(JSON.stringify(redact({ nested })), /secret/);
    const event = JSON.parse('{"__proto__":{"number":"5551234"}}') as Fields;
    assert.equal(JSON.stringify(redact(event)), '{"__proto__":{"number":"number1"}}');
  });
});

describe('redaction of texts', () => {
  const text = (from: string, dialling = false): string => redactText(from, new StandIns(), dialling);
  const cases: readonly [string, string][] = [
    ['channel PJSIP/alice-00000001 is gone', 'channel PJSIP/name1-00000001 is gone'],
    ['Local/501@from-trunk-00000000;1', 'Local/number1@from-trunk-00000000;1'],
    ['Mystery/line-7-0000abcd', 'Mystery/name1-0000abcd'],
    ['Snoop/1795405459.1-00000000', 'Snoop/1795405459.1-00000000'],
    ['call to +49 (30) 1234-56, again', 'call to number1, again'],
    ['id 1795405459.17 of 2026-11-23T03:44:19.264+0000', 'id 1795405459.17 of 2026-11-23T03:44:19.264+0000'],
    ['d09021ad-95ae-4b56-adaf-684801234567', 'd09021ad-95ae-4b56-adaf-684801234567'],
    ['10.0.0.3:50600 tel:5551 5551234', '10.0.0.3:50600 tel:number1 number2'],
    ['timeout 30000x', 'timeout 30000x'],
  ];
  for (const [from, to] of cases) it(from, () => assert.equal(text(from), to));

  it('takes shorter numbers where something is dialled', () => {
    assert.equal(text('from-trunk,501,1'), 'from-trunk,501,1');
    assert.equal(text('from-trunk,501,1', true), 'from-trunk,number1,1');
  });

  it('takes its time from the length of the text only', () => {
    for (const piece of ['+1 ', '1.', '"', '<1', 'sip:', 'A/', '0000-']) {
      const long = piece.repeat(60_000);
      const start = performance.now();
      text(long);
      // Linear is some 20 ms; what goes wrong here takes minutes.
      assert.ok(performance.now() - start < 5_000, piece);
    }
  });
});

it('the same value has the same stand-in, and two values never share one', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.nat().map(String))), (values) => {
      const standIns = new StandIns();
      const first = values.map((value) => standIns.of(value));
      assert.deepEqual(
        values.map((value) => standIns.of(value)),
        first,
      );
      assert.equal(new Set(first).size, new Set(values).size);
    }),
  );
});

it('no number or name of the recorded calls is left in them', () => {
  const standIns = new StandIns();
  let checked = 0;
  for (const file of fs.readdirSync('test/golden/traces')) {
    for (const line of fs.readFileSync(`test/golden/traces/${file}`, 'utf8').trim().split('\n')) {
      const { frame } = JSON.parse(line) as { frame?: string };
      if (frame === undefined) continue;
      const raw = Buffer.from(frame);
      const entry = { kind: 'event' as const, seq: 0, time: 0, connectionId: 'a', type: '', raw };
      const redacted = redactEntry(entry, standIns) as typeof entry;
      // Ids stay, and what the program calls its bridges: a call is followed by them.
      const whole = redacted.raw.toString('utf8');
      const text = whole.replace(
        /"(?:id|target_uri|value)":"[^"]*"|"name":"[^"]*","channels":\[[^\]]*\]/g,
        '',
      );
      const secrets = new Set(
        [...frame.matchAll(/"(?:caller|connected)":\{"name":"([^"]*)","number":"([^"]*)"/g)].flatMap(
          ([, name, number]) => [name, number],
        ),
      );
      secrets.add(/"exten":"(\d+)"/.exec(frame)?.[1]);
      secrets.add(/"name":"Local\/(\w+)@/.exec(frame)?.[1]);
      for (const secret of secrets) {
        if (secret === undefined || secret === '') continue;
        checked += 1;
        const left = new RegExp(`(?<![\\w.:-])${secret.replace(/[^\w]/g, '\\$&')}(?![\\w.])`).exec(text);
        assert.equal(left?.[0], undefined, `${secret} in ${text}`);
      }
      const [before, after] = [JSON.parse(frame), JSON.parse(whole)] as [Fields, Fields];
      assert.deepEqual(
        [after.type, after.timestamp, after.application],
        [before.type, before.timestamp, before.application],
      );
    }
  }
  assert.ok(checked > 500, String(checked));
});

it('frames that are no events, snapshots, gaps and calls are covered too', () => {
  const entry = { seq: 1, time: 2, connectionId: 'a', type: 't' };
  const standIns = new StandIns();
  const frame = redactEntry({ ...entry, kind: 'malformed', raw: Buffer.from('Bob 5551234') }, standIns);
  assert.equal('raw' in frame && frame.raw.toString(), '(a frame of 11 bytes that is no event, left out)');
  assert.deepEqual(
    redactEntry({ ...entry, kind: 'snapshot', lines: ['channel PJSIP/bob-00000001 is gone'] }, standIns),
    {
      ...entry,
      kind: 'snapshot',
      lines: ['channel PJSIP/name1-00000001 is gone'],
    },
  );
  const call = {
    ...CALL,
    path: '/channels?endpoint=PJSIP%2Fbob&callerId=Bob',
    error: 'no endpoint PJSIP/bob',
  };
  assert.deepEqual(redactEntry({ ...entry, kind: 'call', call }, standIns), {
    ...entry,
    kind: 'call',
    call: { ...CALL, path: '/channels?…', error: 'no endpoint PJSIP/name1' },
  });
});
