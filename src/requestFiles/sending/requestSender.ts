import { isAriError } from '../../ari/ariError';
import { jsonOf } from '../../ari/jsonOf';
import type { OperationAnswer, RawRequest } from '../../ari/operationShape';
import type { DescribedOperation } from '../../operations/describedOperation';
import type { OperationCatalogs } from '../../operations/operationCatalogs';
import { sendQuestion } from '../../operations/sendQuestion';
import { waitsForPlayback } from '../../operations/waitsForPlayback';
import type { ServerProfile } from '../../session/serverProfile';
import type { ServerSession } from '../../session/serverSession';
import type { SnippetRequest, SnippetServer } from '../../snippets/snippetRequest';
import { answerTime } from '../../shared/answerTime';
import { agreesTo } from '../../ui/agreesTo';
import { neverAborted } from '../../ui/cancellation';
import { showProblem, showWarning, type MessageButton } from '../../ui/messages';
import { withProgress } from '../../ui/progress';
import { checkRequest } from '../meaning/checkRequest';
import { composeRequest } from '../meaning/composeRequest';
import { neededValues } from '../meaning/neededValues';
import type { RequestProblem } from '../meaning/problem';
import { readRequest, type ReadRequest } from '../meaning/readRequest';
import { askValues } from './askValues';
import { filledScope, valueKey, type FoundValue } from './foundValues';
import { requestKey, requestNamed, requestTitle, type PlacedRequest } from './requestPlace';
import type { SentAnswer, SentAnswers } from './sentAnswers';

/** An answer as it is shown, see `AnswerDocuments`. */
export interface RequestAnswer {
  readonly title: string;
  readonly answer: OperationAnswer;
  readonly request: RawRequest;
  readonly server: string;
  readonly beside: true;
}

/** What sending needs of the rest of the extension. */
export interface SenderServices {
  readonly catalogs: OperationCatalogs;
  readonly answers: SentAnswers;
  readonly showAnswer: (answer: RequestAnswer) => Promise<void>;
  readonly copy: (requests: readonly SnippetRequest[], server: SnippetServer) => Promise<void>;
  /** Shows the place of a problem in its file. */
  readonly reveal: (uri: string, problem: RequestProblem) => unknown;
  /** Called when a request is sent, and when its answer has come: what is shown of it changes. */
  readonly changed: () => void;
  /** Sends a request by the command, with text, server and session as they are by then. */
  readonly sendAgain: (placed: PlacedRequest) => Promise<void>;
}

/** A request with everything found out, ready to go. */
interface ReadyRequest {
  readonly raw: RawRequest;
  readonly read: ReadRequest;
}

/** The operation that a request is, or as much of one as can be said of a path that nobody describes. */
function operationOf(
  { matched }: ReadRequest,
  raw: RawRequest,
): Pick<DescribedOperation, 'id' | 'method' | 'path'> {
  if (matched) return matched.operation;
  const method = raw.method as DescribedOperation['method'];
  return { id: `${raw.method} ${raw.path}`, method, path: raw.path };
}

function paramsOf({ given }: ReadRequest): Readonly<Record<string, unknown>> {
  // What the path names is what happens to: nothing else may stand in a question in its place.
  const inOrder = [
    ...given.filter((each) => each.in !== 'path'),
    ...given.filter((each) => each.in === 'path'),
  ];
  return Object.fromEntries(
    inOrder.map(({ name, values }) => [name, values.length > 1 ? values : values[0]]),
  );
}

function sentAnswer({ block }: PlacedRequest, answer: OperationAnswer): SentAnswer {
  const outcome = `${String(answer.status)} · ${answerTime(answer.durationMs)}`;
  // Only what has a name can be used.
  return { outcome, value: block.name && !answer.error ? jsonOf(answer) : undefined };
}

/** Sends requests of files and shows what came of them; copies them as code. */
export class RequestSender {
  readonly #services: SenderServices;

  constructor(services: SenderServices) {
    this.#services = services;
  }

  /** Sends a request through a live session. All that goes wrong is told. */
  async send(placed: PlacedRequest, session: ServerSession): Promise<void> {
    const { id: connectionId, name, readOnly } = session.profile;
    const { answers, changed, sendAgain, showAnswer } = this.#services;
    const title = requestTitle(placed);
    if (readOnly && placed.request.method.text !== 'GET') {
      await showWarning(`${title}: ${name} is read-only, and this would write. Nothing was sent.`);
      return;
    }
    try {
      const ready = await this.#prepare(
        placed,
        session.profile,
        session,
        `Send to ${name}`,
        async (request) => {
          await sendAgain(request);
          await sendAgain(placed);
        },
      );
      if (!ready) return;
      const operation = operationOf(ready.read, ready.raw);
      if (!(await agreesTo(sendQuestion(operation, paramsOf(ready.read), name)))) return;
      const timeout = waitsForPlayback(operation.id) ? { timeout: 0 } : {};
      const keep = answers.begin({ uri: placed.uri, connectionId, request: requestKey(placed) });
      changed();
      const answer = await withProgress(`${title} on ${name}`, (signal) =>
        session.rest.send(ready.raw, { signal, ...timeout }),
      );
      keep(sentAnswer(placed, answer));
      changed();
      const tab = ready.read.matched?.operation.id ?? title;
      await showAnswer({ title: tab, answer, request: ready.raw, server: name, beside: true });
    } catch (error) {
      if (isAriError(error) && error.code === 'aborted') return;
      const again = { title: 'Send Again', run: () => sendAgain(placed) };
      void showProblem(`${title} on ${name}`, error, again);
    }
  }

  /** Puts a request into the clipboard as code; live values come from `session` where there is one. */
  async copy(
    placed: PlacedRequest,
    server: SnippetServer & Pick<ServerProfile, 'id'>,
    session: ServerSession | undefined,
  ): Promise<void> {
    try {
      const ready = await this.#prepare(placed, server, session, 'Copy as…');
      if (!ready) return;
      const { method, path, body } = ready.raw;
      await this.#services.copy([{ method, path, ...(body === undefined ? {} : { body }) }], server);
    } catch (error) {
      void showProblem(`Copy ${requestTitle(placed)}`, error);
    }
  }

  /** Finds out all that is missing; undefined where the user gave up, or something is wrong, which is told. */
  async #prepare(
    placed: PlacedRequest,
    server: Pick<ServerProfile, 'id'>,
    session: ServerSession | undefined,
    title: string,
    sendBefore?: (request: PlacedRequest) => Promise<void>,
  ): Promise<ReadyRequest | undefined> {
    const { file, block, request, scope } = placed;
    const catalog = this.#services.catalogs.of(session);
    const operations = await catalog.list();
    const inBlock = file.problems.filter(({ start }) => block.start <= start && start < block.end);
    const syntax = inBlock.map((problem): RequestProblem => ({ ...problem, severity: 'error' }));
    const checked = checkRequest(readRequest(request, operations, scope), operations);
    if (this.#isRefused(placed, [...syntax, ...checked])) return undefined;
    const needed = neededValues(file, request);
    const names = needed.flatMap(({ source, name }) => (source === 'name' ? [name] : []));
    const before = this.#answersOf(placed, server.id, names);
    if (before.missing) {
      const other = requestNamed(placed, before.missing);
      const first: MessageButton[] =
        other && sendBefore
          ? [{ title: `Send “${before.missing}” First`, run: () => sendBefore(other) }]
          : [];
      await showWarning(
        `${requestTitle(placed)} uses the answer to “${before.missing}”, which has not been sent in this window, or failed.`,
        ...first,
      );
      return undefined;
    }
    const open = needed.filter((each) => !before.values.has(valueKey(each)));
    const asked = await askValues(open, { title, session, catalog }, neverAborted());
    if (!asked) return undefined;
    const filled = filledScope(file, new Map([...asked, ...before.values]));
    const read = readRequest(request, operations, filled);
    if (this.#isRefused(placed, checkRequest(read, operations))) return undefined;
    return { read, raw: composeRequest(read) };
  }

  #answersOf(
    { uri, file }: PlacedRequest,
    connectionId: string,
    names: readonly string[],
  ): { readonly missing: string | undefined; readonly values: ReadonlyMap<string, FoundValue> } {
    const requests = new Set(file.blocks.map(({ name }) => name?.text));
    const values = new Map<string, FoundValue>();
    for (const name of names.filter((each) => requests.has(each))) {
      const value = this.#services.answers.get({ uri, connectionId, request: name })?.value;
      if (value === undefined) return { missing: name, values };
      values.set(valueKey({ source: 'name', name }), { value });
    }
    return { missing: undefined, values };
  }

  /** Tells the first error, with the way to it; true where there is one. */
  #isRefused(placed: PlacedRequest, problems: readonly RequestProblem[]): boolean {
    const problem = problems.find(({ severity }) => severity === 'error');
    if (!problem) return false;
    void showWarning(`${requestTitle(placed)}: ${problem.message} Nothing was sent.`, {
      title: 'Show',
      run: () => this.#services.reveal(placed.uri, problem),
    });
    return true;
  }
}
