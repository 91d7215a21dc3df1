import { isFields } from '../../shared/fields';
import type { Exchange } from '../exchange/exchange';
import type { FilteredType, StasisApplication } from '../exchange/stasisApplication';
import { Refusal } from '../refusal';
import { ok } from './answer';
import { subscribe, unsubscribe } from './eventSources';
import type { OperationHandlers, OperationsOf } from './operationHandlers';
import type { RequestParams } from './requestParams';

/** `/applications`: what is registered, its subscriptions and its event filter. */
export function applicationOperations(exchange: Exchange): OperationHandlers<OperationsOf<'applications'>> {
  const applicationOf = (params: RequestParams): StasisApplication => {
    const application = exchange.applications.get(params.text('applicationName') ?? '');
    if (!application) throw new Refusal(404, 'Application not found');
    return application;
  };
  const sourcesOf = (params: RequestParams): readonly string[] => {
    const sources = params.list('eventSource');
    if (sources.length === 0) throw new Refusal(400, 'Missing parameter eventSource');
    return sources;
  };
  return {
    'applications.list': () => ok(exchange.applications.all().map((application) => application.toJson())),
    'applications.get': (params) => ok(applicationOf(params).toJson()),
    'applications.subscribe': (params) => {
      const sources = sourcesOf(params);
      const application = applicationOf(params);
      // One after another: those before a wrong one stay subscribed, as in Asterisk.
      for (const source of sources) subscribe(exchange, application, source);
      return ok(application.toJson());
    },
    'applications.unsubscribe': (params) => {
      const sources = sourcesOf(params);
      const application = applicationOf(params);
      for (const source of sources) unsubscribe(application, source);
      exchange.applications.forgetIfUnused(application);
      return ok(application.toJson());
    },
    'applications.filter': (params) => {
      const application = applicationOf(params);
      setFilter(application, params.body);
      return ok(application.toJson());
    },
  };
}

/** No filter, or one without members, ends filtering; a list that is not named stays as it is. */
function setFilter(application: StasisApplication, filter: unknown): void {
  if (!isFields(filter) || Object.keys(filter).length === 0) {
    application.allowed = [];
    application.disallowed = [];
    return;
  }
  const allowed = filteredTypes(filter.allowed);
  const disallowed = filteredTypes(filter.disallowed);
  if (allowed) application.allowed = allowed;
  if (disallowed) application.disallowed = disallowed;
}

function filteredTypes(list: unknown): readonly FilteredType[] | undefined {
  if (list === undefined) return undefined;
  const isFilteredType = (entry: unknown): entry is FilteredType =>
    isFields(entry) && typeof entry.type === 'string' && entry.type !== '';
  if (!Array.isArray(list) || !list.every(isFilteredType))
    throw new Refusal(400, 'Invalid format definition');
  return list;
}
