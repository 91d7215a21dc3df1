import { AskedExchange, type Received } from '../operations/askedExchange';

interface ChannelPicture {
  readonly id: string;
  readonly state: string;
  readonly dialplan: { readonly context: string; readonly exten: string; readonly priority: number };
}

/** An exchange with the application `myapp` and a watcher of everything. */
export class CallBed extends AskedExchange {
  /** What `myapp` receives. */
  readonly mine: Received[] = this.connect('myapp');
  /** What the watcher receives. */
  readonly all: Received[] = this.connect('watch', true);

  /** Originates into `myapp`, and lets everything happen that takes no time. */
  async call(endpoint: string, channelId: string, more: Record<string, string> = {}): Promise<void> {
    await this.ask('channels.originate', { endpoint, channelId, app: 'myapp', ...more });
    await this.clock.advance(0);
  }

  /** The phone of a PJSIP endpoint. */
  phone(resource: string): NonNullable<ReturnType<typeof this.exchange.endpoints.get>> {
    const endpoint = this.exchange.endpoints.get('PJSIP', resource);
    if (!endpoint) throw new Error(`no endpoint ${resource}`);
    return endpoint;
  }

  /** What the watcher has received since the last time, one line an event; only about one channel if named. */
  take(id?: string): string[] {
    const events = this.all.splice(0);
    return events.filter((event) => id === undefined || aboutOf(event)?.id === id).map(lineOf);
  }

  /** The same for `myapp`. */
  takeMine(): string[] {
    return this.mine.splice(0).map(lineOf);
  }
}

function aboutOf(event: Received): ChannelPicture | undefined {
  return (event.channel ?? event.peer) as ChannelPicture | undefined;
}

/** An event in one line: its type, the channel and what changed. */
function lineOf(event: Received): string {
  const channel = aboutOf(event);
  const parts = [event.type.replace(/^Channel(?!V)/, ''), channel?.id, ...detailsOf(event, channel)];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

function detailsOf(event: Received, channel: ChannelPicture | undefined): readonly unknown[] {
  const text = (name: string): string | undefined => {
    const value = event[name] as string | number | boolean | undefined;
    return value === undefined ? undefined : `${name}=${String(value)}`;
  };
  switch (event.type) {
    case 'ChannelStateChange':
      return [channel?.state];
    case 'ChannelDialplan': {
      const { context, exten, priority } = channel?.dialplan ?? {};
      return [
        `${context},${exten},${priority}`,
        `${String(event.dialplan_app)}(${String(event.dialplan_app_data)})`,
      ];
    }
    case 'ChannelVarset':
      return [`${String(event.variable)}=${String(event.value)}`];
    case 'Dial':
      return [event.dialstatus, `[${String(event.dialstring)}]`];
    case 'ChannelHangupRequest':
    case 'ChannelDestroyed':
      return [text('cause'), text('soft'), text('tech_cause')];
    case 'StasisStart':
      return [`(${String(event.args)})`];
    case 'ApplicationMoveFailed':
      return [`${String(event.destination)}(${String(event.args)})`];
    case 'DeviceStateChanged': {
      const { name, state } = event.device_state as { name: string; state: string };
      return [name, state];
    }
    default:
      return [];
  }
}
