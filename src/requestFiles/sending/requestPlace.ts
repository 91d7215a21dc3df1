import { staticScope } from '../meaning/staticScope';
import type { Scope } from '../meaning/scope';
import { parseRequestFile } from '../syntax/parseRequestFile';
import type { RequestBlock, RequestFile, WrittenRequest } from '../syntax/requestFile';
import { blockAt } from '../assist/completeAt';

/** A place in a request file, as a CodeLens names it. */
export interface FilePlace {
  readonly uri: string;
  /** In UTF-16 units. */
  readonly offset: number;
}

/** A request of a file that shall be sent or copied. */
export interface PlacedRequest {
  /** The file's address. */
  readonly uri: string;
  readonly text: string;
  readonly file: RequestFile;
  readonly block: RequestBlock;
  readonly request: WrittenRequest;
  readonly scope: Scope;
}

/** All requests of a file, in their order. */
export function placedRequests(uri: string, text: string): readonly PlacedRequest[] {
  const file = parseRequestFile(text);
  const scope = staticScope(file);
  return file.blocks.flatMap((block) =>
    block.request ? [{ uri, text, file, block, request: block.request, scope }] : [],
  );
}

/** The request at an offset of a file; undefined where the block there has none. */
export function requestAt(uri: string, text: string, offset: number): PlacedRequest | undefined {
  const file = parseRequestFile(text);
  const block = blockAt(file, offset);
  const request = block?.request;
  return request && { uri, text, file, block, request, scope: staticScope(file) };
}

/** The request that is called `name` in the same file. */
export function requestNamed(
  { uri, text, file, scope }: PlacedRequest,
  name: string,
): PlacedRequest | undefined {
  const block = file.blocks.find((each) => each.name?.text === name);
  const request = block?.request;
  return request && { uri, text, file, block, request, scope };
}

/** What a request is called where it is told about: its title, its name, its first line. */
export function requestTitle({ text, block, request }: PlacedRequest): string {
  const line = `${request.method.text} ${text.slice(request.path.start, request.path.end)}`;
  return block.title?.text ?? block.name?.text ?? line;
}

/** What its last answer is kept under: its name, or its text. */
export function requestKey({ text, block, request }: PlacedRequest): string {
  return block.name?.text ?? text.slice(request.start, request.end);
}

/**
 * Where a request is in the text as it has become: the only one that is called as it was, or the one that begins
 * where it began; undefined where there is none.
 */
export function placeAgain(placed: PlacedRequest, text: string): FilePlace | undefined {
  const { uri, request } = placed;
  const all = placedRequests(uri, text);
  const alike = all.filter((each) => requestTitle(each) === requestTitle(placed));
  const found = alike.length === 1 ? alike[0] : all.find((each) => each.request.start === request.start);
  return found && { uri, offset: found.request.start };
}
