import type { Clock } from '../clock';
import { Applications } from './applications';
import { Bridges } from './bridges';
import { IncomingCalls } from './calls/incomingCalls';
import { Channels } from './channels';
import { DeviceStates } from './deviceStates';
import { Endpoints } from './endpoints/endpoints';
import { followDevices } from './endpoints/followDevices';
import { LocalDevices } from './endpoints/localDevices';
import { standardEndpoints } from './endpoints/standardEndpoints';
import { GlobalVariables } from './globalVariables';
import { LogChannels } from './logChannels';
import { Media } from './media/media';
import { Modules } from './modules';
import type { Dialplan } from './dialplan/dialplan';
import { parseDialplan } from './dialplan/parseDialplan';
import { standardDialplan } from './dialplan/standardDialplan';
import { Identifiers } from './identifiers';
import { Broadcasts } from './stasis/broadcasts';

/** How an exchange differs from the standard one. */
export interface ExchangeOptions {
  /** Text of `extensions.conf`, as far as `parseDialplan` knows it. */
  readonly dialplan?: string;
  /** Told of what failed on a channel; the promise is left rejected when there is nobody to tell. */
  readonly onFault?: (error: unknown) => void;
}

/** The simulated telephone exchange: what Asterisk is without its HTTP server. */
export class Exchange {
  readonly asteriskId = '02:00:00:00:00:01';
  readonly systemName = 'simulator';
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly applications: Applications;
  readonly broadcasts: Broadcasts;
  readonly channels: Channels;
  readonly bridges: Bridges;
  readonly media: Media;
  readonly deviceStates: DeviceStates;
  readonly endpoints: Endpoints;
  readonly localDevices: LocalDevices;
  readonly calls: IncomingCalls;
  readonly globals: GlobalVariables;
  readonly modules: Modules;
  readonly logChannels = new LogChannels();
  readonly identifiers: Identifiers;
  readonly dialplan: Dialplan;

  readonly #onFault: ((error: unknown) => void) | undefined;

  /** Throws `DialplanError` when the dialplan cannot be read. */
  constructor(
    readonly clock: Clock,
    options: ExchangeOptions = {},
  ) {
    this.#onFault = options.onFault;
    this.identifiers = new Identifiers(clock);
    this.dialplan = parseDialplan(options.dialplan ?? standardDialplan);
    this.startedAt = clock.now();
    this.applications = new Applications(clock, this.asteriskId);
    this.broadcasts = new Broadcasts(clock, this.applications);
    this.channels = new Channels(this.applications, (channel, change) =>
      followDevices(this, channel, change),
    );
    this.bridges = new Bridges(clock, this.applications, this.channels);
    this.media = new Media(this);
    this.deviceStates = new DeviceStates(this.applications);
    this.endpoints = new Endpoints(standardEndpoints, this.applications, this.deviceStates);
    this.localDevices = new LocalDevices(this.dialplan, this.deviceStates);
    this.calls = new IncomingCalls(this);
    this.globals = new GlobalVariables(this.applications, this.dialplan.globals);
    this.modules = new Modules(clock);
  }

  /** Lets something go on by itself, as a thread of Asterisk does. */
  run(work: Promise<unknown>): void {
    if (this.#onFault) work.catch(this.#onFault);
  }
}
