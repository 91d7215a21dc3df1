import type { DescribedOperation } from '../../operations/describedOperation';
import { parameterOf, pathPieces } from '../meaning/findOperation';

/** Names of path parameters and what is chosen live for them. */
const CHOSEN: ReadonlyMap<string, string> = new Map([
  ['applicationName', '{{application}}'],
  ['bridgeId', '{{bridge}}'],
  ['channelId', '{{channel}}'],
  ['deviceName', '{{deviceState}}'],
  ['mailboxName', '{{mailbox}}'],
  ['moduleName', '{{module}}'],
  ['playbackId', '{{playback}}'],
  ['recordingName', '{{recording}}'],
  ['resource', '{{endpoint.resource}}'],
  ['soundId', '{{sound}}'],
  ['tech', '{{endpoint.technology}}'],
]);

/** The reference that a parameter is usually given by: a live pick, or a new id; undefined where there is none. */
export function usualReference(
  { id, path }: Pick<DescribedOperation, 'id' | 'path'>,
  parameter: string,
): string | undefined {
  const isLast = path.endsWith(`{${parameter}}`);
  if (id.endsWith('WithId') && isLast) return '{{$uuid}}';
  if (parameter === 'recordingName' && path.startsWith('/recordings/live/')) return '{{liveRecording}}';
  if (parameter === 'endpoint' || parameter === 'app' || parameter === 'application')
    return parameter === 'endpoint' ? '{{endpoint}}' : '{{application}}';
  return CHOSEN.get(parameter);
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/**
 * An operation as a snippet: what was `written` of its path stays, the rest of it and what it cannot do without
 * follows, chosen live or to be typed in.
 */
export function operationSnippet(operation: DescribedOperation, written: readonly string[] = []): string {
  let stops = 0;
  const stop = (name: string): string => `\${${String((stops += 1))}:${escapeSnippet(name)}}`;
  const value = (name: string): string => {
    const reference = usualReference(operation, name);
    return reference === undefined ? stop(name) : escapeSnippet(reference);
  };
  const path = pathPieces(operation.path).map((piece, index) => {
    const kept = written[index];
    const name = parameterOf(piece);
    if (kept !== undefined && kept !== '')
      return name === undefined ? escapeSnippet(piece) : escapeSnippet(kept);
    return name === undefined ? escapeSnippet(piece) : value(name);
  });
  const required = operation.params.filter(({ required: needed }) => needed === true);
  const query = required
    .filter((parameter) => parameter.in === 'query')
    .map(({ name }) => `${escapeSnippet(name)}=${value(name)}`);
  const body = required
    .filter((parameter) => parameter.in === 'body')
    .map(({ name }) => `"${escapeSnippet(name)}": {${stop('')}\\}`);
  const beneath = body.length === 0 ? '' : `\n\n{${body.join(', ')}\\}`;
  return `/${path.join('/')}${query.length === 0 ? '' : `?${query.join('&')}`}${beneath}`;
}
