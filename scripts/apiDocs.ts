/** One parameter of an operation, as `/ari/api-docs` describes it. */
export interface ApiParameter {
  readonly name: string;
  readonly paramType: 'path' | 'query' | 'body';
  readonly dataType: string;
  readonly required?: boolean;
  readonly allowMultiple?: boolean;
  readonly defaultValue?: string | number | boolean;
  readonly allowableValues?: {
    readonly valueType: 'LIST' | 'RANGE';
    readonly values?: readonly string[];
    readonly min?: number;
    readonly max?: number;
  };
}

/** One operation of `/ari/api-docs`. */
export interface ApiOperation {
  readonly httpMethod: string;
  readonly nickname: string;
  readonly responseClass: string;
  readonly since?: string | readonly string[];
  readonly upgrade?: string;
  readonly parameters?: readonly ApiParameter[];
  readonly errorResponses?: readonly { readonly code: number }[];
}

/** One property of a model. */
export interface ApiProperty {
  readonly type: string;
  readonly required?: boolean;
  readonly allowableValues?: { readonly valueType: 'LIST' | 'RANGE'; readonly values?: readonly string[] };
}

/** One model: a resource, an event or a part of one. */
export interface ApiModel {
  readonly id: string;
  readonly subTypes?: readonly string[];
  readonly properties: Readonly<Record<string, ApiProperty>>;
}

/** One `/ari/api-docs/<resource>.json`. */
export interface ApiDeclaration {
  /** Name of the resource, such as `channels`. */
  readonly resource: string;
  readonly apis: readonly { readonly path: string; readonly operations: readonly ApiOperation[] }[];
  readonly models: Readonly<Record<string, ApiModel>>;
}

/** Where to read the description from. */
export interface ApiDocsSource {
  /** Base address in front of `/ari`, such as `http://127.0.0.1:8088`. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

async function getJson(source: ApiDocsSource, name: string): Promise<unknown> {
  const credentials = Buffer.from(`${source.user}:${source.password}`).toString('base64');
  const response = await fetch(`${source.url}/ari/api-docs/${name}`, {
    headers: { authorization: `Basic ${credentials}` },
    redirect: 'error',
  });
  if (!response.ok) {
    throw new Error(`GET /ari/api-docs/${name} answered ${response.status}`);
  }
  return response.json();
}

/** Reads the whole description from a live server, sorted by resource so that the result is repeatable. */
export async function fetchApiDocs(source: ApiDocsSource): Promise<ApiDeclaration[]> {
  const listing = (await getJson(source, 'resources.json')) as { apis: { path: string }[] };
  const names = listing.apis.map((api) => api.path.replace(/^.*\/([^/]+)\.\{format\}$/, '$1')).sort();
  return Promise.all(
    names.map(async (resource) => {
      const declaration = (await getJson(source, `${resource}.json`)) as Partial<ApiDeclaration>;
      return { resource, apis: declaration.apis ?? [], models: declaration.models ?? {} };
    }),
  );
}
