import type { DescribedOperation } from '../../operations/describedOperation';
import { generatedValue } from '../meaning/generatedValues';
import { livePick } from '../meaning/livePicks';
import { readRequest } from '../meaning/readRequest';
import { referenceText } from '../meaning/scope';
import { staticScope } from '../meaning/staticScope';
import { parseRequestFile } from '../syntax/parseRequestFile';
import type { Reference, RequestFile, Span, Template } from '../syntax/requestFile';
import { blockAt } from './completeAt';
import type { DocBlock } from '../../ui/docBlock';
import { operationDoc, parameterDoc } from './operationDoc';

/** What there is to say about a place. */
export interface Hover {
  readonly span: Span;
  readonly blocks: readonly DocBlock[];
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}

function referencesOf(file: RequestFile): readonly Reference[] {
  const templates: (Template | undefined)[] = file.variables.map(({ value }) => value);
  for (const { request } of file.blocks) {
    if (!request) continue;
    templates.push(...request.segments, request.body);
    for (const { name, value } of request.query) templates.push(name, value);
  }
  return templates.flatMap((template) => (template?.parts ?? []).filter((part) => part.kind === 'reference'));
}

function referenceDoc(reference: Reference, file: RequestFile): readonly DocBlock[] {
  const { source, name } = reference;
  const found = staticScope(file)(reference);
  const code: DocBlock = { kind: 'code', text: `{{${referenceText(reference)}}}` };
  const tell = (text: string): readonly DocBlock[] => [code, { kind: 'text', text }];
  if (found.kind === 'none') return tell(found.message);
  if (found.kind === 'value') return [code, { kind: 'code', text: String(found.value) }];
  if (source === 'question') return tell('Asked when the request is sent.');
  if (source === 'generated') return tell(generatedValue(name)?.about ?? '');
  if (file.variables.some((each) => each.name.text === name)) return tell('Known when the request is sent.');
  const request = file.blocks.find((block) => block.name?.text === name);
  if (request) return tell(`From the answer to ${request.title?.text ?? name}, when that has been sent.`);
  return tell(`${livePick(name)?.title ?? ''} Chosen when the request is sent, from those that are there.`);
}

/** What a place of a file means: an operation, a parameter, a name; undefined for anything else. */
export function hoverAt(
  text: string,
  offset: number,
  operations: readonly DescribedOperation[],
): Hover | undefined {
  const file = parseRequestFile(text);
  const reference = referencesOf(file).find((each) => holds(each, offset));
  if (reference) return { span: reference, blocks: referenceDoc(reference, file) };
  const request = blockAt(file, offset)?.request;
  if (!request) return undefined;
  const { matched, given } = readRequest(request, operations, staticScope(file));
  if (!matched) return undefined;
  const address = { start: request.method.start, end: request.path.end };
  if (holds(address, offset)) return { span: address, blocks: operationDoc(matched.operation) };
  const named = given.find(({ span }) => holds(span, offset));
  const parameter = named && matched.operation.params.find(({ name }) => name === named.name);
  return named && parameter && { span: named.span, blocks: parameterDoc(parameter) };
}
