import type { OperationId } from '../../ari/generated/operations';
import { ChannelGone } from '../exchange/stasisControl';
import type { Answer } from '../operations/answer';
import type { OperationHandlers } from '../operations/operationHandlers';
import { Refusal } from '../refusal';
import type { SimulatorUser } from '../startSimulator';
import { describeApi } from './apiDocs';
import { ApiParams } from './apiParams';
import type { ApiRequest } from './apiRequest';
import { jsonResponse, messageResponse, type ApiResponse } from './apiResponse';
import { allowedMethods, Routes } from './routes';

/** What the API needs of its surroundings. */
export interface ApiParts {
  readonly handlers: OperationHandlers;
  /** Told of an exception that no operation should throw. */
  readonly onFault: (error: unknown) => void;
}

/** Methods that a read-only user may use. */
const READING = new Set(['GET', 'OPTIONS']);

/** Everything below `/ari/` but the events: finds the operation, runs it, and says what it answered. */
export class Api {
  readonly #routes = new Routes();

  constructor(private readonly parts: ApiParts) {}

  /** True for the path that becomes a WebSocket. */
  isEvents(request: ApiRequest): boolean {
    const { method, path } = request;
    return method === 'GET' && !path.endsWith('/') && this.#routes.find(path)?.isEvents === true;
  }

  /** Answers a request of a known user. Never throws. */
  async answer(request: ApiRequest, user: SimulatorUser): Promise<ApiResponse> {
    const { method, path } = request;
    if (user.readOnly && !READING.has(method)) return messageResponse(403, 'Write access denied');
    if (path.endsWith('/')) {
      return messageResponse(404, `ARI URLs do not end with a slash. Try /ari/${path.slice(0, -1)}`);
    }
    if (path.startsWith('api-docs/')) return answerDocs(request);
    const route = this.#routes.find(path);
    if (!route) return messageResponse(404, 'Resource not found');
    const headers = { Allow: allowedMethods(route) };
    if (method === 'OPTIONS') return { status: 204, headers };
    const operation = route.isEvents ? undefined : route.operations.get(method);
    if (!operation) return messageResponse(405, 'Invalid method', headers);
    return this.#run(operation, new ApiParams(route.variables, request.pairs, request.body));
  }

  async #run(operation: OperationId, params: ApiParams): Promise<ApiResponse> {
    try {
      return toResponse(await this.parts.handlers[operation](params));
    } catch (error) {
      if (error instanceof Refusal) return jsonResponse(error.status, error.body);
      // The channel left while its command waited.
      if (error instanceof ChannelGone) return messageResponse(404, 'Channel not found');
      this.parts.onFault(error);
      return messageResponse(500, 'Internal Server Error');
    }
  }
}

function answerDocs({ method, path, host }: ApiRequest): ApiResponse {
  if (method !== 'GET') return messageResponse(405, 'Unsupported method');
  const content = describeApi(path.slice('api-docs/'.length), host);
  if (content === undefined) return messageResponse(404, 'Resource not found');
  return { status: 200, type: 'application/json', content };
}

function toResponse({ status, body, bytes, location }: Answer): ApiResponse {
  if (bytes) return { status, type: bytes.type, content: bytes.data };
  if (body === undefined) return { status };
  return jsonResponse(status, body, location === undefined ? {} : { Location: `/ari${location}` });
}
