import { models } from '../../ari/generated/models';
import type { DescribedOperation } from '../../operations/describedOperation';
import { GENERATED_VALUES } from '../meaning/generatedValues';
import { LIVE_PICKS, livePick } from '../meaning/livePicks';
import { readRequest } from '../meaning/readRequest';
import { staticScope } from '../meaning/staticScope';
import type { RequestFile } from '../syntax/requestFile';
import type { Completion } from './completion';

/** Names that can stand between the braces. */
function names(file: RequestFile): readonly Completion[] {
  const variables = file.variables.map(({ name }): Completion => ({
    kind: 'variable',
    label: name.text,
    detail: 'variable of this file',
    text: name.text,
  }));
  const requests = file.blocks.flatMap(({ name, title }): Completion[] =>
    name
      ? [
          {
            kind: 'variable',
            label: name.text,
            detail: `answer to ${title?.text ?? 'the request'}`,
            text: `${name.text}.`,
            goesOn: true,
          },
        ]
      : [],
  );
  const picks = LIVE_PICKS.map(({ name, title }): Completion => ({
    kind: 'live',
    label: name,
    detail: title,
    text: name,
  }));
  const generated = GENERATED_VALUES.map(({ name, about }): Completion => ({
    kind: 'value',
    label: `$${name}`,
    detail: about,
    text: `$${name}`,
  }));
  const question: Completion = {
    kind: 'value',
    label: '?Question',
    detail: 'asked when the request is sent',
    text: '?${1:Question}',
    isSnippet: true,
  };
  return [...variables, ...requests, ...picks, ...generated, question];
}

/** The model that a name stands for: the resource of a live pick, the answer of a request. */
function modelOf(
  name: string,
  file: RequestFile,
  operations: readonly DescribedOperation[],
): string | undefined {
  const pick = livePick(name);
  if (pick) return operations.find(({ id }) => id === pick.get)?.result;
  const request = file.blocks.find((block) => block.name?.text === name)?.request;
  return request && readRequest(request, operations, staticScope(file)).matched?.operation.result;
}

/** The fields of a model's part; `path` leads there from its root. */
function fields(model: string | undefined, path: readonly string[]): readonly Completion[] {
  let current = model;
  for (const step of path) {
    const type = current === undefined ? undefined : models[current]?.properties[step]?.type;
    current = type;
  }
  const facts = current !== undefined && Object.hasOwn(models, current) ? models[current] : undefined;
  return Object.entries(facts?.properties ?? {}).map(([name, { type }]) => ({
    kind: 'field',
    label: name,
    detail: type,
    text: name,
  }));
}

/** What can stand between braces where `typed` was typed; names, or the fields behind a dot. */
export function completeReference(
  typed: string,
  file: RequestFile,
  operations: readonly DescribedOperation[],
): { readonly items: readonly Completion[]; readonly typedLength: number } {
  const steps = typed.trimStart().split('.');
  const last = steps.pop() ?? '';
  const [root, ...path] = steps;
  if (root === undefined) return { items: names(file), typedLength: last.length };
  return { items: fields(modelOf(root, file, operations), path), typedLength: last.length };
}
