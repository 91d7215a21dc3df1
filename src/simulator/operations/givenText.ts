import type { RequestParams } from './requestParams';

/** A parameter's text; Asterisk takes an empty one for one that was not given. */
export function givenText(params: RequestParams, name: string): string | undefined {
  const text = params.text(name);
  return text === '' ? undefined : text;
}
