import type { DescribedOperation, DescribedParameter } from '../../operations/describedOperation';
import type { DocBlock } from '../../ui/docBlock';

/** A parameter's type with its bounds, such as `int ≥ -1`. */
export function typeText({ type, many, min, max }: DescribedParameter): string {
  const low = min === undefined ? '' : ` ≥ ${String(min)}`;
  const high = max === undefined ? '' : ` ≤ ${String(max)}`;
  return `${type}${low}${high}${many === true ? ', several' : ''}`;
}

function about({ description, allowed, default: preset, required }: DescribedParameter): string {
  return [
    required === true ? 'Required.' : '',
    description,
    allowed ? `One of ${allowed.join(', ')}.` : '',
    preset === undefined ? '' : `Default: ${String(preset)}.`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}

/** What there is to know of one parameter. */
export function parameterDoc(parameter: DescribedParameter): readonly DocBlock[] {
  return [
    { kind: 'code', text: `${parameter.name}: ${typeText(parameter)}` },
    { kind: 'text', text: about(parameter) },
  ];
}

function supportText({ support, since }: DescribedOperation): string {
  const from = since.length === 0 ? '' : `Since Asterisk ${since.join(', ')}.`;
  return support === 'missing' ? `This server does not offer it. ${from}` : from;
}

/** What there is to know of an operation: what it does, its parameters, its errors, since when it is there. */
export function operationDoc(operation: DescribedOperation): readonly DocBlock[] {
  const { method, path, id, summary, notes, params, errors, reasons, result } = operation;
  const texts = [summary, notes, result === 'void' ? '' : `Answers ${result}.`, supportText(operation)];
  const failures = errors.map((status) => {
    const reason = reasons[status];
    return reason === undefined ? String(status) : `${String(status)} ${reason}`;
  });
  if (failures.length > 0) texts.push(`Errors: ${failures.join('; ')}`);
  const rows = params.map((parameter) => [
    `${parameter.name}${parameter.required === true ? ' *' : ''}`,
    parameter.in,
    typeText(parameter),
    about(parameter),
  ]);
  return [
    { kind: 'code', text: `${method} ${path}` },
    { kind: 'text', text: id },
    ...texts.filter((text) => text !== '').map((text): DocBlock => ({ kind: 'text', text })),
    ...(rows.length > 0 ? [{ kind: 'table', head: ['', 'in', 'type', ''], rows } as const] : []),
  ];
}
