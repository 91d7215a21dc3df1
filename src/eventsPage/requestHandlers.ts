import type { ChannelAction } from '../shared/channelActions';
import type { Problem } from '../shared/connectionState';
import type { FindRow, RequestName, RequestPhase, Requests, RowDetail } from '../shared/protocol';
import type { PanelServices } from './panelServices';

/** Answers one kind of request, telling `phase` how far it is; throws a {@link RequestProblem} or an AriError. */
export type RequestHandlers = {
  readonly [A in RequestName]: (
    params: Requests[A]['params'],
    signal: AbortSignal,
    phase: (phase: RequestPhase) => void,
  ) => Promise<Requests[A]['result']>;
};

/** A request that cannot be carried out, with what the view shows about it. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';
  /** What the view shows. */
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

function rowGone(): RequestProblem {
  return new RequestProblem({
    code: 'rowGone',
    message: 'This event is no longer in the log.',
    hint: 'The log is bounded: the oldest events leave first.',
  });
}

function noConnection(): RequestProblem {
  return new RequestProblem({
    code: 'noConnection',
    message: 'This connection no longer exists.',
    hint: 'Add it again, or choose another channel.',
  });
}

/** Finds a row among those shown; undefined when there is none. */
type RowFinder = (search: FindRow, signal: AbortSignal) => Promise<number | undefined>;

/** Builds the table of what the events view may ask for. */
export function requestHandlers(services: PanelServices, find: RowFinder): RequestHandlers {
  const { connections } = services;

  function detail(seq: number): RowDetail {
    const found = connections.log?.detail(seq);
    if (found === undefined) throw rowGone();
    return found;
  }

  /** The target comes from the webview: only an id that we know is passed on. */
  function known(connectionId: string): string {
    const profile = connections.profile(connectionId);
    if (!profile) throw noConnection();
    return profile.id;
  }

  const onChannel =
    (action: ChannelAction): RequestHandlers[ChannelAction] =>
    async (target, signal, phase) => {
      const aim = { ...target, connectionId: known(target.connectionId) };
      // What has nothing to ask goes out within this turn; what has not by the next one is asking.
      const asking = services.schedule(() => phase('asking'), 0);
      const sent = (): void => {
        asking.dispose();
        phase('sent');
      };
      try {
        return await services.invoke(action, aim, signal, sent);
      } finally {
        asking.dispose();
      }
    };

  return {
    answer: onChannel('answer'),
    bridge: onChannel('bridge'),
    hangup: onChannel('hangup'),
    play: onChannel('play'),
    removeFromBridge: onChannel('removeFromBridge'),
    rowDetail: async ({ seq }) => Promise.resolve(detail(seq)),
    copyRow: async ({ seq }) => {
      await services.copy(detail(seq).text);
      return {};
    },
    copyText: async ({ text }) => {
      await services.copy(text);
      return {};
    },
    findRow: async (search, signal) => ({ position: await find(search, signal) }),
    setEventFilter: async ({ connectionId, hiddenTypes }, signal) => {
      await services.setEventFilter({ connectionId: known(connectionId), hiddenTypes }, signal);
      return {};
    },
    saveCapture: async () => {
      await services.saveCapture();
      return {};
    },
    clearRows: async () => {
      connections.log?.clear();
      return Promise.resolve({});
    },
    connect: async ({ connectionId }) => {
      await services.connect(known(connectionId));
      return {};
    },
    addConnection: async () => {
      await services.addConnection();
      return {};
    },
  };
}
