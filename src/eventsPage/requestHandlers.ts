import type { LogEntry } from '../capture/logEntry';
import type { ChannelAction } from '../shared/channelActions';
import type { Problem } from '../shared/connectionState';
import type {
  ChannelTarget,
  FindRow,
  RequestName,
  RequestPhase,
  Requests,
  RowDetail,
} from '../shared/protocol';
import type { PanelProfile, PanelServices } from './panelServices';

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

function channelGone(): RequestProblem {
  return new RequestProblem({
    code: 'badParameter',
    message: 'The channel is gone.',
    hint: 'Choose another channel.',
  });
}

function notConnected(): RequestProblem {
  return new RequestProblem({
    code: 'closed',
    message: 'This server is not connected.',
    hint: 'Connect it first. Nothing was sent to Asterisk.',
  });
}

function readOnly(): RequestProblem {
  return new RequestProblem({
    code: 'readOnly',
    message: 'This connection is read-only.',
    hint: 'Nothing was sent to Asterisk. Edit the connection to let it write.',
  });
}

function noServer(): RequestProblem {
  return new RequestProblem({
    code: 'noConnection',
    message: 'A capture has no server.',
    hint: 'Connect to a server to act on its channels.',
  });
}

/** What the page of a file may ask for; it has no buttons for the rest. */
const OF_FILES: ReadonlySet<RequestName> = new Set<RequestName>([
  'copyAs',
  'copyRow',
  'copyText',
  'findRow',
  'rowDetail',
  'rowPosition',
  'saveCapture',
]);

/** Finds rows among those shown. */
interface RowFinder {
  /** The position of the nearest row that a search finds; undefined when there is none. */
  find(search: FindRow, signal: AbortSignal): Promise<number | undefined>;
  /** The position of a row; undefined when it is not shown. */
  position(filterId: number, seq: number): number | undefined;
}

/** The table for a page without a server: whatever acts on one is refused. */
function ofFile(handlers: RequestHandlers): RequestHandlers {
  const refuse = async (): Promise<never> => Promise.reject(noServer());
  const names = Object.keys(handlers) as RequestName[];
  const refused = names.filter((name) => !OF_FILES.has(name)).map((name) => [name, refuse] as const);
  return { ...handlers, ...Object.fromEntries(refused) };
}

/** Builds the table of what the events view may ask for. */
export function requestHandlers(services: PanelServices, rows: RowFinder): RequestHandlers {
  const { connections } = services;

  function detail(seq: number): RowDetail {
    const found = connections.log?.detail(seq);
    if (found === undefined) throw rowGone();
    return found;
  }

  function entry(seq: number): LogEntry {
    const next = connections.log?.entries(seq).next();
    if (next?.done !== false || next.value.seq !== seq) throw rowGone();
    return next.value;
  }

  /** The target comes from the webview: only an id that we know is passed on. */
  function known(connectionId: string): PanelProfile {
    const profile = connections.profile(connectionId);
    if (!profile) throw noConnection();
    return profile;
  }

  /** The id of a connection that may be written to. */
  function writable(connectionId: string): string {
    const profile = known(connectionId);
    if (profile.readOnly) throw readOnly();
    return profile.id;
  }

  /** The channel that a button is about, as the model has it now. */
  function channel({ connectionId, channelId }: ChannelTarget): ChannelTarget {
    const id = writable(connectionId);
    const session = connections.session(id);
    if (!session) throw notConnected();
    const live = session.store.resources.channel.get(channelId);
    if (!live) throw channelGone();
    return { connectionId: id, channelId: live.id };
  }

  const onChannel =
    (action: ChannelAction): RequestHandlers[ChannelAction] =>
    async (target, signal, phase) => {
      const aim = channel(target);
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

  const handlers: RequestHandlers = {
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
    copyAs: async ({ seq }) => {
      void services.copyAs(entry(seq));
      return Promise.resolve({});
    },
    copyText: async ({ text }) => {
      await services.copy(text);
      return {};
    },
    findRow: async (search, signal) => ({ position: await rows.find(search, signal) }),
    rowPosition: async ({ filterId, seq }) => Promise.resolve({ position: rows.position(filterId, seq) }),
    setEventFilter: async ({ connectionId, hiddenTypes }, signal) => {
      await services.setEventFilter({ connectionId: writable(connectionId), hiddenTypes }, signal);
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
      await services.connect(known(connectionId).id);
      return {};
    },
    addConnection: async () => {
      await services.addConnection();
      return {};
    },
  };
  return services.source.kind === 'live' ? handlers : ofFile(handlers);
}
