import { models } from '../../ari/generated/models';
import { operations, type OperationFacts, type ParameterFacts } from '../../ari/generated/operations';

/** What every file of the description says of itself; the versions are those that Asterisk 22 names. */
const SWAGGER = { swaggerVersion: '1.1' };

/** The files in the order in which Asterisk lists them. */
const RESOURCES = [
  'asterisk',
  'endpoints',
  'channels',
  'bridges',
  'recordings',
  'sounds',
  'playbacks',
  'deviceStates',
  'mailboxes',
  'events',
  'applications',
];

/** Rows of the table of operations, each with its resource and the operation's name in it. */
const OPERATIONS = Object.entries(operations).map(([id, facts]) => {
  const [resource = '', nickname = ''] = id.split('.');
  return { resource, nickname, facts };
});

/** The names in the path of an endpoint; no other path has them. */
const ENDPOINT_NAMES = new Set(['tech', 'resource']);

function allowableValues({ allowed, min, max }: Pick<ParameterFacts, 'allowed' | 'min' | 'max'>): object {
  if (allowed) return { allowableValues: { valueType: 'LIST', values: allowed } };
  if (min === undefined && max === undefined) return {};
  return { allowableValues: { valueType: 'RANGE', min, max } };
}

function parameter(facts: ParameterFacts): object {
  return {
    name: facts.name,
    paramType: facts.in,
    // Asterisk's own description forgets it in the paths of endpoints, and clients built from it stumble.
    required: facts.required === true && !(facts.in === 'path' && ENDPOINT_NAMES.has(facts.name)),
    allowMultiple: facts.many ?? false,
    dataType: facts.type,
    ...(facts.default !== undefined && { defaultValue: facts.default }),
    ...allowableValues(facts),
  };
}

function operation(nickname: string, { method, since, result, params, errors }: OperationFacts): object {
  return {
    httpMethod: method,
    since,
    ...(nickname === 'eventWebsocket' && { upgrade: 'websocket', websocketProtocol: 'ari' }),
    nickname,
    responseClass: result,
    parameters: params.map(parameter),
    errorResponses: errors.map((code) => ({ code })),
  };
}

function modelsOf(resource: string): object {
  const own = Object.entries(models).filter(([, model]) => model.resource === resource);
  return Object.fromEntries(
    own.map(([id, { subTypes, properties }]) => {
      const described = Object.entries(properties).map(([name, { type, required, allowed }]) => [
        name,
        { type, required: required ?? false, ...(allowed && allowableValues({ allowed })) },
      ]);
      return [id, { id, ...(subTypes && { subTypes }), properties: Object.fromEntries(described) as object }];
    }),
  );
}

/** `/ari/api-docs/RESOURCE.json`. */
function declaration(resource: string, basePath: string | undefined): object {
  const own = OPERATIONS.filter((row) => row.resource === resource);
  const paths = [...new Set(own.map(({ facts }) => facts.path))];
  return {
    apiVersion: '2.0.0',
    ...SWAGGER,
    basePath,
    resourcePath: `/api-docs/${resource}.{format}`,
    apis: paths.map((path) => ({
      path,
      operations: own
        .filter(({ facts }) => facts.path === path)
        .map(({ nickname, facts }) => operation(nickname, facts)),
    })),
    models: modelsOf(resource),
  };
}

/**
 * A file of the API's description, made of our own tables: `resources.json` or one per resource; undefined when
 * there is no such file. As in Asterisk, the address in it is the one that the client named.
 */
export function describeApi(name: string, host: string | undefined): string | undefined {
  const basePath = host === undefined ? undefined : `http://${host}/ari`;
  if (name === 'resources.json') {
    const apis = RESOURCES.map((resource) => ({ path: `/api-docs/${resource}.{format}` }));
    return JSON.stringify({ apiVersion: '10.0.0', ...SWAGGER, basePath, apis });
  }
  const resource = RESOURCES.find((known) => name === `${known}.json`);
  return resource === undefined ? undefined : JSON.stringify(declaration(resource, basePath));
}
