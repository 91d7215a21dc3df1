import { isAriError } from '../ari/ariError';
import { encodeOperation } from '../ari/encodeOperation';
import type { OperationAnswer, RawRequest } from '../ari/operationShape';
import { answerNote } from '../operations/answerNote';
import type { DescribedOperation } from '../operations/describedOperation';
import type { OperationCatalogs } from '../operations/operationCatalogs';
import { sendQuestion } from '../operations/sendQuestion';
import { waitsForPlayback } from '../operations/waitsForPlayback';
import { askParameters, type GivenParameters } from '../prompts/askParameters';
import type { ServerSession } from '../session/serverSession';
import { answerTime } from '../shared/answerTime';
import { askChoice } from '../ui/askChoice';
import { agreesTo } from '../ui/agreesTo';
import { showInfo, showProblem, showWarning } from '../ui/messages';
import { withProgress } from '../ui/progress';
import { SINGLE_STEP } from '../ui/runSteps';
import type { AnswerDocuments } from './answerDocuments';
import { binaryType } from './answerText';
import { fileName } from './fileName';
import { operationChoices } from './operationChoices';
import { saveFile } from './saveFile';

/** What shall be run, as far as it is known. */
export interface RunWish {
  readonly connectionId?: string | undefined;
  /** `resource.nickname`; asked for where there is none. */
  readonly operationId?: string;
  /** Values of parameters. */
  readonly params?: GivenParameters;
  /** Offers only operations whose path begins so. */
  readonly below?: string;
}

/** What an {@link OperationRunner} works with. */
export interface OperationRunnerOptions {
  readonly catalogs: OperationCatalogs;
  readonly answers: Pick<AnswerDocuments, 'show'>;
  /** The live session that is meant; undefined when the user gives up. A read-only one will do. */
  readonly chooseSession: (
    title: string,
    connectionId: string | undefined,
  ) => Promise<ServerSession | undefined>;
  /** Copies a request as code, as it would be sent to the session's server. */
  readonly copy: (request: RawRequest & { readonly waits: boolean }, session: ServerSession) => Promise<void>;
  /** Ids of the operations used last. */
  readonly recent: { readonly items: readonly string[]; add(id: string): Promise<void> };
}

const TITLE = 'Run Operation';

/** Runs any operation that a server offers: asks which and with what, asks back, sends, shows the answer. */
export class OperationRunner {
  readonly #options: OperationRunnerOptions;

  constructor(options: OperationRunnerOptions) {
    this.#options = options;
  }

  /**
   * Asks for what is missing, then runs it. An operation that is named is shown with all its parameters before it
   * is sent, so that they can be changed. Tells the user what comes of it; does not reject for anything that a
   * server does.
   */
  async run(wish: RunWish): Promise<void> {
    const session = await this.#options.chooseSession(TITLE, wish.connectionId);
    if (!session) return;
    try {
      const operation = await this.#choose(session, wish);
      if (!operation) return;
      await this.#ask(session, operation, wish.params ?? {}, wish.operationId !== undefined);
    } catch (error) {
      if (!(isAriError(error) && error.code === 'aborted'))
        void showProblem(`${TITLE} on ${session.profile.name}`, error);
    }
  }

  async #choose(session: ServerSession, wish: RunWish): Promise<DescribedOperation | undefined> {
    const { operationId, params = {}, below = '/' } = wish;
    const { name, readOnly } = session.profile;
    const { operations, problem } = await withProgress(`Asking ${name} what it offers`, () =>
      this.#options.catalogs.of(session).read(),
    );
    if (operationId !== undefined) {
      const named = operations.find(({ id }) => id === operationId);
      if (!named) void showWarning(`${name} has no operation ${operationId}.`);
      return named;
    }
    const choices = operationChoices({
      operations,
      recent: this.#options.recent.items,
      readOnly,
      version: session.version,
      given: params,
      below,
    });
    const what = readOnly ? 'Operation (what reads only)' : 'Operation';
    const answer = await askChoice(
      { ...SINGLE_STEP, title: `${TITLE} on ${name}` },
      {
        placeholder:
          problem === undefined
            ? `${what}: type a method, a path or a word`
            : `${what}, from our own table: the server does not describe itself (${problem})`,
        choices,
      },
    );
    if (answer.kind !== 'value') return undefined;
    if (!answer.value.isWebSocket) return answer.value;
    void showInfo(
      `${answer.value.id} opens the WebSocket of events and is no request. ${name} is connected by one: see ARI Events.`,
    );
    return undefined;
  }

  async #ask(
    session: ServerSession,
    operation: DescribedOperation,
    given: GivenParameters,
    review: boolean,
  ): Promise<void> {
    const params = await askParameters(session, operation, given, {
      review,
      copy: async (request) =>
        this.#options.copy({ ...request, waits: waitsForPlayback(operation.id) }, session),
    });
    if (!params) return;
    const { name } = session.profile;
    if (!(await agreesTo(sendQuestion(operation, params, name)))) return;
    await this.#send(session, operation, params);
  }

  async #send(session: ServerSession, operation: DescribedOperation, params: GivenParameters): Promise<void> {
    const { name } = session.profile;
    const { id } = operation;
    const edit = {
      title: 'Edit and Repeat…',
      run: () => this.run({ connectionId: session.profile.id, operationId: id, params }),
    };
    await this.#options.recent.add(id);
    try {
      const answer = await withProgress(`${id} on ${name}`, (signal) =>
        session.rest.run(operation, params, { signal, ...(waitsForPlayback(id) && { timeout: 0 }) }),
      );
      const show = (): Promise<void> => this.#show(session, operation, params, answer);
      if (answer.error) {
        const more = answer.body.length > 0 ? [{ title: 'Show Answer', run: show }] : [];
        void showProblem(`${id} on ${name}`, answer.error, edit, ...more);
      } else if (answer.body.length === 0) {
        const { status } = answer;
        const request = encodeOperation(operation, params);
        const note = answerNote({ request, status, value: () => undefined });
        const text = `${id} on ${name}: ${String(status)} in ${answerTime(answer.durationMs)}.`;
        void showInfo(note === undefined ? text : `${text} ${note}`, edit);
      } else await show();
    } catch (error) {
      if (!(isAriError(error) && error.code === 'aborted')) void showProblem(`${id} on ${name}`, error, edit);
    }
  }

  async #show(
    session: ServerSession,
    operation: DescribedOperation,
    params: GivenParameters,
    answer: OperationAnswer,
  ): Promise<void> {
    const { id } = operation;
    if (!answer.error && binaryType(answer) !== undefined) {
      const { recordingName } = params;
      const name = fileName(typeof recordingName === 'string' ? recordingName : id, answer.contentType);
      await saveFile(`Save what ${id} has answered`, name, answer.body);
      return;
    }
    const request = encodeOperation(operation, params);
    await this.#options.answers.show({ title: id, answer, request, server: session.profile.name });
  }
}
