import { isAriError } from '../ari/ariError';
import type { OperationAnswer, RawRequest } from '../ari/operationShape';
import type { OperationCatalogs } from '../operations/operationCatalogs';
import { sendQuestion, type SendQuestion } from '../operations/sendQuestion';
import { waitsForPlayback } from '../operations/waitsForPlayback';
import type { PastCall } from '../session/callHistory';
import { notConnected } from '../session/notConnected';
import type { ServerSession } from '../session/serverSession';
import { answerTime } from '../shared/answerTime';
import { agreesTo } from '../ui/agreesTo';
import { showProblem } from '../ui/messages';
import { withProgress } from '../ui/progress';
import { showStatusMessage } from '../ui/statusMessage';
import { withFreshIds } from './freshIds';

/** What repeating a call needs. */
export interface RepeatOptions {
  /** The live session of a connection; undefined where it has none. */
  readonly liveSession: (connectionId: string) => ServerSession | undefined;
  readonly catalogs: Pick<OperationCatalogs, 'of'>;
  /** Opens an answer as a document. */
  readonly showAnswer: (shown: {
    readonly title: string;
    readonly answer: OperationAnswer;
    readonly request: RawRequest;
    readonly server: string;
  }) => Promise<void>;
}

/** How long the outcome stands in the status bar, ms. */
const OUTCOME_FOR_MS = 5_000;

/** What our table does not know is asked about when it deletes. */
function questionAboutUnknown({ method, path }: RawRequest, server: string): SendQuestion | undefined {
  if (method !== 'DELETE') return undefined;
  return {
    question: `Send DELETE ${path} to ${server}?`,
    detail: ['It cannot be taken back.'],
    button: 'Send',
  };
}

/** Sends a call of the history again; asks first where it cannot be taken back. */
export async function repeatCall(
  call: PastCall,
  { liveSession, catalogs, showAnswer }: RepeatOptions,
): Promise<void> {
  const { operation, connectionId, method, body } = call;
  const title = `Repeat ${operation}`;
  try {
    const session = liveSession(connectionId);
    if (!session) throw notConnected(operation);
    const request = withFreshIds(operation, { method, path: call.path, body });
    const match = await catalogs.of(session).match(request);
    const server = session.profile.name;
    const question = match
      ? sendQuestion(match.operation, match.params, server)
      : questionAboutUnknown(request, server);
    // A connection that may only read refuses by itself; there is nothing to agree to.
    if (!(session.profile.readOnly && method !== 'GET') && !(await agreesTo(question))) return;
    const limit = waitsForPlayback(operation) ? { timeout: 0 } : {};
    const answer = await withProgress(title, (signal) => session.rest.send(request, { signal, ...limit }));
    if (answer.error) throw answer.error;
    showStatusMessage(
      `ARI: ${operation} again on ${server}: ${String(answer.status)} in ${answerTime(answer.durationMs)}.`,
      OUTCOME_FOR_MS,
    );
    // Whoever reads again wants to see what it is now; what a write answers is known.
    if (method === 'GET' && answer.body.length > 0)
      await showAnswer({ title: operation, answer, request, server });
  } catch (error) {
    if (!(isAriError(error) && error.code === 'aborted')) await showProblem(title, error);
  }
}
