import { AskedExchange, type Received } from '../operations/askedExchange';

/** An exchange with the application `myapp` and Local calls in it, whose far ends are in the dialplan. */
export class MediaBed extends AskedExchange {
  /** What `myapp` receives. */
  readonly events: Received[] = this.connect('myapp');

  /** Puts channels into the application; each one's far end, `far-ID`, is in the given extension. */
  async legs(ids: readonly string[], far = '501'): Promise<void> {
    for (const id of ids) {
      await this.ask('channels.originate', {
        endpoint: 'Local/500@from-trunk',
        extension: far,
        context: 'from-trunk',
        callerId: `"${id}" <55${id}>`,
        channelId: `far-${id}`,
        otherChannelId: id,
      });
    }
    await this.clock.advance(1000);
    this.take();
  }

  /** Puts the channels into a new bridge of this id. */
  async bridge(id: string, channels: readonly string[], type = 'mixing'): Promise<void> {
    await this.ask('bridges.createWithId', { bridgeId: id, type });
    await this.ask('bridges.addChannel', { bridgeId: id, channel: channels.join(',') });
    this.take();
  }

  /** What `myapp` has received since the last time, each event in one line. */
  take(): string[] {
    return this.events.splice(0).map(lineOf);
  }
}

/** The parts of an event that the media tests are about, in one line. */
export function lineOf(event: Received): string {
  const { type } = event;
  const parts = (name: string): Record<string, unknown> => (event[name] ?? {}) as Record<string, unknown>;
  const { playback, recording } = event;
  if (playback) {
    const { id, media_uri: uri, state } = parts('playback');
    return `${type} ${String(id)} ${String(uri)} ${String(state)}`;
  }
  if (recording) {
    const { name, state, duration, cause } = parts('recording');
    const end = (duration ?? cause) as number | string | undefined;
    return `${type} ${String(name)} ${String(state)}${end === undefined ? '' : ` ${String(end)}`}`;
  }
  const channel = event.channel ? ` ${String(parts('channel').id)}` : '';
  if (type === 'ChannelVarset') return `${String(event.variable)}${channel} ${shortNames(event.value)}`;
  if (type === 'ChannelDtmfReceived') {
    return `${type}${channel} ${String(event.digit)} ${String(event.duration_ms)}`;
  }
  if (type === 'ChannelConnectedLine') {
    const { connected } = parts('channel') as { connected?: { number: string } };
    return `${type}${channel} ${connected?.number ?? ''}`;
  }
  if (!event.bridge) return `${type}${channel}`;
  const { id, technology, channels } = parts('bridge');
  return `${type} ${String(id)}${channel} ${String(technology)} [${String(channels)}]`;
}

/** `Local/500@from-trunk-0000000a;2` as `L10`, `Announcer/ARI-0000000b;2` as `Announcer11`. */
function shortNames(value: unknown): string {
  return String(value).replace(
    /([A-Z])([a-z]+)\/[^,;]*-([0-9a-f]{8});2/g,
    (_, initial: string, rest: string, number: string) =>
      `${initial}${initial === 'L' ? '' : rest}${String(Number.parseInt(number, 16))}`,
  );
}
