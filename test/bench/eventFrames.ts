/** A generator of its own (mulberry32), so that every run of every machine sees the same frames. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Json = Readonly<Record<string, unknown>>;

const START = Date.UTC(2026, 0, 1);

function asteriskTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000');
}

/** A channel as Asterisk writes it, about 330 bytes. */
export function channelValue(number: number, state: string): Json {
  const id = `${String(1_767_225_600 + number)}.${String(number)}`;
  return {
    id,
    name: `PJSIP/phone-${(number % 97).toString().padStart(3, '0')}-${number.toString(16).padStart(8, '0')}`,
    state,
    protocol_id: '3f2a-7b1c@127.0.0.1',
    caller: { name: `Caller ${String(number % 900)}`, number: String(5_000 + (number % 900)) },
    connected: { name: '', number: '' },
    accountcode: '',
    dialplan: {
      context: 'from-trunk',
      exten: '500',
      priority: 2,
      app_name: 'Stasis',
      app_data: 'myapp',
    },
    creationtime: asteriskTime(START + number * 40),
    language: 'en',
  };
}

const STEPS = ['Down', 'Ring', 'Ringing', 'Up'];
const LIVE_CHANNELS = 300;

/**
 * `count` frames in the mix that a watcher of a busy hour receives: 57 % ChannelVarset, 6 %
 * ChannelDialplan, the rest what calls do, with some 300 channels at a time, all of the same seed.
 */
export function eventFrames(count: number): readonly Buffer[] {
  const random = seeded(42);
  const frames: Buffer[] = [];
  let born = 0;
  const live: number[] = [];
  const pick = (): number => live[Math.floor(random() * live.length)] ?? 0;
  const add = (type: string, fields: Json): void => {
    const timestamp = asteriskTime(START + frames.length * 2);
    const tail = { timestamp, asterisk_id: '02:00:00:00:00:01', application: 'watcher' };
    frames.push(Buffer.from(JSON.stringify({ ...fields, type, ...tail })));
  };
  const create = (): void => {
    born += 1;
    live.push(born);
    add('ChannelCreated', { channel: channelValue(born, 'Down') });
  };
  const destroy = (): void => {
    const [number = 0] = live.splice(Math.floor(random() * live.length), 1);
    const channel = channelValue(number, 'Up');
    add('ChannelDestroyed', { cause: 16, cause_txt: 'Normal Clearing', channel });
  };
  while (frames.length < count) {
    const dice = random();
    if (live.length < 20 || (dice < 0.06 && live.length < LIVE_CHANNELS)) create();
    else if (dice < 0.12) destroy();
    else if (dice < 0.69) {
      const value = 'v'.repeat(20 + Math.floor(random() * 200));
      add('ChannelVarset', { variable: 'RTPAUDIOQOS', value, channel: channelValue(pick(), 'Up') });
    } else if (dice < 0.75) {
      const channel = channelValue(pick(), 'Up');
      add('ChannelDialplan', { dialplan_app: 'Stasis', dialplan_app_data: 'myapp', channel });
    } else if (dice < 0.85) {
      const state = STEPS[Math.floor(random() * STEPS.length)] ?? 'Up';
      add('ChannelStateChange', { channel: channelValue(pick(), state) });
    } else if (dice < 0.92) {
      add('DeviceStateChanged', {
        device_state: { name: `PJSIP/phone-${String(pick() % 97)}`, state: 'INUSE' },
      });
    } else if (dice < 0.96) {
      const [caller, peer] = [channelValue(pick(), 'Ring'), channelValue(pick(), 'Ringing')];
      add('Dial', { dialstatus: 'RINGING', forward: '', dialstring: 'phone', caller, peer });
    } else {
      const id = String(pick());
      const target_uri = `channel:${id}`;
      const playback = { id, media_uri: 'sound:hello-world', target_uri, language: 'en', state: 'playing' };
      add('PlaybackStarted', { playback });
    }
  }
  return frames;
}

/** `533 B`: the mean size of some frames. */
export function meanSize(frames: readonly Buffer[]): string {
  const bytes = frames.reduce((sum, frame) => sum + frame.length, 0);
  return `${String(Math.round(bytes / frames.length))} B`;
}
