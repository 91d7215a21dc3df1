import type { Clock } from '../clock';
import { Applications } from './applications';
import { Bridges } from './bridges';
import { Channels } from './channels';

/** The simulated telephone exchange: what Asterisk is without its HTTP server. */
export class Exchange {
  readonly asteriskId = '02:00:00:00:00:01';
  readonly applications: Applications;
  readonly channels: Channels;
  readonly bridges: Bridges;

  constructor(readonly clock: Clock) {
    this.applications = new Applications(clock, this.asteriskId);
    this.channels = new Channels(this.applications);
    this.bridges = new Bridges();
  }
}
