import type { OperationId } from '../../../../src/ari/generated/operations';
import { Exchange } from '../../../../src/simulator/exchange/exchange';
import { ApiParams } from '../../../../src/simulator/http/apiParams';
import { allOperations } from '../../../../src/simulator/operations/allOperations';
import { Refusal } from '../../../../src/simulator/refusal';
import { ManualClock } from '../../../support/manualClock';

/** What an operation answered, or refused. */
export interface Asked {
  readonly status: number;
  readonly body: unknown;
}

/** An event that an application received. */
export type Received = Readonly<Record<string, unknown>> & { readonly type: string };

/** An exchange without HTTP whose operations are asked directly, on a clock of the test's own. */
export class AskedExchange {
  readonly clock = new ManualClock();
  readonly exchange = new Exchange(this.clock);
  readonly #operations = allOperations(this.exchange);

  /** `params` are those of path and query. */
  async ask(operation: OperationId, params: Record<string, string> = {}, body?: unknown): Promise<Asked> {
    try {
      const answer = await this.#operations[operation](
        new ApiParams(new Map(), Object.entries(params), body),
      );
      return { status: answer.status, body: answer.body };
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.body };
      throw error;
    }
  }

  /** Registers an application and gives what it receives from now on. */
  connect(name: string, subscribeAll = false): Received[] {
    const events: Received[] = [];
    const sink = { send: (frame: string) => void events.push(JSON.parse(frame) as Received) };
    this.exchange.applications.connect(name, sink, subscribeAll);
    return events;
  }

  /** A Local call into `myapp`: the channel `far` waits at its other end, `near` is in the application. */
  async callIntoStasis(): Promise<void> {
    await this.ask('channels.originate', {
      endpoint: 'Local/500@from-trunk',
      extension: '100',
      context: 'default',
      callerId: '"Ann" <123>',
      channelId: 'far',
      otherChannelId: 'near',
    });
    await this.clock.advance(1000);
  }
}

/** A refusal in Asterisk's words. */
export function refusal(status: number, message: string): Asked {
  return { status, body: { message } };
}

/** A success without a body. */
export const done: Asked = { status: 204, body: undefined };
