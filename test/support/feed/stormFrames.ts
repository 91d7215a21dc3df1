type Json = Readonly<Record<string, unknown>>;

/** Calls that loop at a time. */
const LOOPING = 4;
/** Channels that are up and silent meanwhile. */
const HELD = 300;
/** Events of loops between the ends of two calls: with those of the call itself 222. */
const LOOP_EVENTS_A_CALL = 204;
const START = Date.UTC(2026, 10, 23, 4, 36);

/** One half of a Local channel, as its events show it. */
interface Half {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  state: string;
  priority: number;
  app: string;
  data: string;
}

/** Writes the frames; time goes by 32 µs a frame, as in the recorded storm. */
class StormWriter {
  readonly frames: Buffer[] = [];
  #born = 0;

  /** `type` is not always first: some events begin with fields of their own, as Asterisk writes them. */
  add(type: string, fields: Json, before: Json = {}): void {
    const timestamp = this.#now();
    const tail = { asterisk_id: '02:fc:00:00:00:01', application: 'storm' };
    this.frames.push(Buffer.from(JSON.stringify({ ...before, type, timestamp, ...fields, ...tail })));
  }

  /** A call's two halves: born, dialled and answered. */
  begin(exten: string): readonly [Half, Half] {
    const first = this.#half(exten, 1, 'Down');
    const second = this.#half(exten, 2, 'Ring');
    this.add('ChannelCreated', { channel: channel(first, exten) });
    this.add('ChannelCreated', { channel: channel(second, exten) });
    this.step(first, exten, 'AppDial2', '(Outgoing Line)');
    this.#dial(first, exten, '');
    this.step(second, exten, 'Answer', '');
    for (const half of [second, first]) {
      half.state = 'Up';
      this.add('ChannelStateChange', { channel: channel(half, exten) });
      this.#deviceState(exten, 'INUSE');
    }
    this.#dial(first, exten, 'ANSWER');
    return [first, second];
  }

  /** The end of both halves. */
  end([first, second]: readonly [Half, Half], exten: string): void {
    this.step(second, exten, 'Hangup', '');
    for (const half of [second, first, first]) {
      this.add('ChannelHangupRequest', { channel: channel(half, exten) }, { cause: 16, soft: true });
    }
    for (const half of [second, first]) {
      const ending = { cause: 16, cause_txt: 'Normal Clearing', channel: channel(half, exten) };
      this.add('ChannelDestroyed', ending);
      this.#deviceState(exten, 'NOT_INUSE');
    }
  }

  /** The channel goes on in the dialplan. */
  step(half: Half, exten: string, app: string, data: string): void {
    half.priority += 1;
    [half.app, half.data] = [app, data];
    const place = { dialplan_app: app, dialplan_app_data: data };
    this.add('ChannelDialplan', { ...place, channel: channel(half, exten) });
  }

  /** `While`, `Set`, `Set`, `EndWhile`: six events. */
  loop(half: Half, exten: string, turn: number): void {
    half.priority = 3;
    this.step(half, exten, 'While', '1');
    for (const [variable, value] of [
      ['i', String(turn)],
      ['payload', `${String(turn)}-abcdefghijklmnopqrstuvwxyz`],
    ] as const) {
      this.step(half, exten, 'Set', `${variable}=${value}`);
      this.add('ChannelVarset', { channel: channel(half, exten) }, { variable, value });
    }
    this.step(half, exten, 'EndWhile', '');
  }

  #half(exten: string, side: 1 | 2, state: string): Half {
    const number = this.#born++;
    const name = `Local/${exten}@load-${(number >> 1).toString(16).padStart(8, '0')};${String(side)}`;
    const id = `${String(Math.floor(START / 1000))}.${String(number)}`;
    return { id, name, createdAt: this.#now(), state, priority: 1, app: '', data: '' };
  }

  #dial(half: Half, exten: string, dialstatus: string): void {
    this.add('Dial', { dialstatus, forward: '', dialstring: `${exten}@load`, peer: channel(half, exten) });
  }

  #deviceState(exten: string, state: string): void {
    this.add('DeviceStateChanged', { device_state: { name: `Local/${exten}@load`, state } });
  }

  #now(): string {
    const ms = START + Math.floor(this.frames.length * 0.032);
    return new Date(ms).toISOString().replace('Z', '+0000');
  }
}

function channel(half: Half, exten: string): Json {
  const { id, name, state, createdAt, priority, app, data } = half;
  const nobody = { name: '', number: '' };
  return {
    ...{ id, name, state, protocol_id: '', caller: nobody, connected: nobody, accountcode: '' },
    dialplan: { context: 'load', exten, priority, app_name: app, app_data: data },
    ...{ creationtime: createdAt, language: 'en' },
  };
}

/**
 * `count` frames with the statistics of the storm that was recorded from a live server: 63 % ChannelDialplan
 * and 31 % ChannelVarset of a few calls that loop through the dialplan, the life of one call every 222
 * events, some 300 channels at a time, 525 B a frame in the mean. The same at every run.
 */
export function stormFrames(count: number): readonly Buffer[] {
  const writer = new StormWriter();
  for (let call = 0; call < HELD / 2 && writer.frames.length < count; call += 1) writer.begin('hold');
  const looping: (readonly [Half, Half])[] = [];
  for (let turn = 0; writer.frames.length < count; turn += 1) {
    if (turn % (LOOP_EVENTS_A_CALL / 6) === 0) {
      const oldest = looping.length < LOOPING ? undefined : looping.shift();
      if (oldest) writer.end(oldest, 'storm');
      looping.push(writer.begin('storm'));
    }
    const half = looping[turn % looping.length]?.[1];
    if (half) writer.loop(half, 'storm', turn);
  }
  return writer.frames.slice(0, count);
}
