import type { ConfigTuple } from '../../ari/generated/resources';
import type { Exchange } from '../exchange/exchange';
import { Refusal } from '../refusal';
import { ok } from './answer';
import type { OperationHandlers } from './operationHandlers';
import type { RequestParams } from './requestParams';

/** The operations of `/asterisk/config/dynamic`. */
export type DynamicConfigOperation = 'asterisk.getObject' | 'asterisk.updateObject' | 'asterisk.deleteObject';

/** The object types of res_pjsip; the simulator has objects of two of them. */
const TYPES: ReadonlySet<string> = new Set([
  'aor',
  'auth',
  'contact',
  'domain_alias',
  'endpoint',
  'global',
  'system',
  'transport',
]);

interface ConfigObject {
  readonly type: string;
  readonly id: string;
  /** Undefined when there is no such object. */
  readonly fields: readonly ConfigTuple[] | undefined;
}

/** `/asterisk/config/dynamic`: the phones can be read; as in most installations nothing can be written. */
export function dynamicConfigOperations(exchange: Exchange): OperationHandlers<DynamicConfigOperation> {
  const find = (params: RequestParams): ConfigObject => findObject(exchange, params);
  return {
    'asterisk.getObject': (params) => {
      const { id, fields } = find(params);
      if (!fields) throw notFound(id);
      return ok(fields);
    },
    'asterisk.updateObject': (params) => {
      const { type, id, fields } = find(params);
      if (params.json('fields') === undefined) {
        throw new Refusal(400, `Fields must be provided to update object '${id}'`);
      }
      throw new Refusal(403, `Cannot ${fields ? 'update' : 'create'} sorcery objects of type '${type}'`);
    },
    'asterisk.deleteObject': (params) => {
      const { id, fields } = find(params);
      throw fields ? new Refusal(403, `Could not delete object with id '${id}'`) : notFound(id);
    },
  };
}

function notFound(id: string): Refusal {
  return new Refusal(404, `Object with id '${id}' not found`);
}

function findObject(exchange: Exchange, params: RequestParams): ConfigObject {
  const configClass = params.text('configClass') ?? '';
  const type = params.text('objectType') ?? '';
  const id = params.text('id') ?? '';
  if (configClass !== 'res_pjsip') throw new Refusal(404, `configClass '${configClass}' not found`);
  if (!TYPES.has(type)) throw new Refusal(404, `objectType '${type}' not found`);
  const object = exchange.endpoints.get('PJSIP', id) && OBJECTS[type]?.(id);
  return { type, id, fields: object && Object.entries(object).map(toTuple) };
}

function toTuple([attribute, value]: [string, string]): ConfigTuple {
  return { attribute, value };
}

/** The attributes that matter; a real server lists every one that there is. */
const OBJECTS: Readonly<Record<string, (id: string) => Record<string, string>>> = {
  endpoint: (id) => ({
    context: id === 'trunk' ? 'from-trunk' : 'default',
    allow: '(ulaw)',
    aors: id === 'trunk' ? '' : id,
    callerid: id === 'trunk' ? '<unknown>' : `"${id}" <${id}>`,
    direct_media: 'false',
    dtmf_mode: 'rfc4733',
    language: '',
    transport: 'transport-udp',
    webrtc: 'no',
  }),
  aor: () => ({
    default_expiration: '3600',
    max_contacts: '1',
    maximum_expiration: '7200',
    minimum_expiration: '60',
    qualify_frequency: '0',
    remove_existing: 'false',
  }),
};
