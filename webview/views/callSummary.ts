import { displayText } from '../../src/shared/displayText';
import { fieldsOf } from '../../src/shared/fields';
import { element, icon } from '../dom';
import { statusMeaning } from '../statusMeaning';

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * What a REST call was and how it ended, in words: request, status and its meaning, duration, error.
 * `call` is the call's JSON, untrusted; nothing for anything else.
 */
export function callSummary(call: unknown): readonly HTMLElement[] {
  const { method, path, status, durationMs, error, sent } = fieldsOf(call) ?? {};
  if (typeof method !== 'string' || typeof path !== 'string') return [];
  const request = element(
    'p',
    { className: 'call-request' },
    element('strong', {}, displayText(method)),
    ` ${displayText(path)}`,
  );
  if (sent === true) {
    return [request, element('p', { className: 'hint' }, 'Sent; a later row tells how it ended.')];
  }
  const code = typeof status === 'number' ? status : undefined;
  const failed = textOf(error) !== '' || code === undefined || code >= 400;
  const said = code === undefined ? 'No answer' : `${code} ${statusMeaning(code)}`.trimEnd();
  const took = typeof durationMs === 'number' ? ` after ${String(Math.round(durationMs))} ms` : '';
  const lines = [
    request,
    element(
      'p',
      { attributes: { 'data-tone': failed ? 'failed' : 'done' } },
      icon(failed ? 'error' : 'pass'),
      ` ${said}${took}`,
    ),
  ];
  if (textOf(error) !== '') lines.push(element('p', {}, displayText(textOf(error))));
  return lines;
}
