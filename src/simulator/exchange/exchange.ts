import type { Clock } from '../clock';
import { Applications } from './applications';
import { Bridges } from './bridges';
import { Channels } from './channels';
import { DeviceStates } from './deviceStates';
import { GlobalVariables } from './globalVariables';
import { LogChannels } from './logChannels';
import { Modules } from './modules';
import type { Dialplan } from './dialplan/dialplan';
import { parseDialplan } from './dialplan/parseDialplan';
import { standardDialplan } from './dialplan/standardDialplan';
import { Identifiers } from './identifiers';

/** How an exchange differs from the standard one. */
export interface ExchangeOptions {
  /** Text of `extensions.conf`, as far as `parseDialplan` knows it. */
  readonly dialplan?: string;
}

/** The simulated telephone exchange: what Asterisk is without its HTTP server. */
export class Exchange {
  readonly asteriskId = '02:00:00:00:00:01';
  readonly systemName = 'simulator';
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly applications: Applications;
  readonly channels: Channels;
  readonly bridges: Bridges;
  readonly deviceStates: DeviceStates;
  readonly globals: GlobalVariables;
  readonly modules: Modules;
  readonly logChannels = new LogChannels();
  readonly identifiers: Identifiers;
  readonly dialplan: Dialplan;

  /** Throws `DialplanError` when the dialplan cannot be read. */
  constructor(
    readonly clock: Clock,
    options: ExchangeOptions = {},
  ) {
    this.identifiers = new Identifiers(clock);
    this.dialplan = parseDialplan(options.dialplan ?? standardDialplan);
    this.startedAt = clock.now();
    this.applications = new Applications(clock, this.asteriskId);
    this.channels = new Channels(this.applications);
    this.bridges = new Bridges();
    this.deviceStates = new DeviceStates(this.applications);
    this.globals = new GlobalVariables(this.applications, this.dialplan.globals);
    this.modules = new Modules(clock);
  }
}
