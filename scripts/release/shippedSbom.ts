import type { ShippedPackage } from './shippedPackages';

/** A component of a CycloneDX document, as npm writes it. */
interface Component {
  readonly 'bom-ref': string;
  readonly properties?: readonly { readonly name: string }[];
  readonly [key: string]: unknown;
}

/** What `npm sbom --sbom-format cyclonedx` prints, as far as it is changed here. */
export interface Sbom {
  readonly metadata: { readonly component: Component; readonly [key: string]: unknown };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  readonly [key: string]: unknown;
}

const DEVELOPMENT = 'cdx:npm:package:development';

/**
 * npm's list of all packages, reduced to those whose code is shipped: they are development packages to
 * npm, since bundling leaves no `node_modules`, and required parts to whoever installs the extension.
 * Number and time of the document are left out, so that the same sources give the same bytes. Throws for a
 * shipped package that npm does not list.
 */
export function shippedSbom(all: Sbom, shipped: readonly ShippedPackage[]): Sbom {
  const wanted = new Set(shipped.map(({ name, version }) => `${name}@${version}`));
  const components = all.components
    .filter((component) => wanted.has(component['bom-ref']))
    .map((component) => ({
      ...component,
      scope: 'required',
      properties: (component.properties ?? []).filter(({ name }) => name !== DEVELOPMENT),
    }));
  const listed = new Set(components.map((component) => component['bom-ref']));
  const missing = [...wanted].filter((reference) => !listed.has(reference));
  if (missing.length > 0) throw new Error(`Not in package-lock.json: ${missing.join(', ')}`);
  const { component } = all.metadata;
  const between = all.dependencies
    .filter(({ ref }) => listed.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((name) => listed.has(name)) }));
  return {
    ...all,
    serialNumber: undefined,
    metadata: { ...all.metadata, timestamp: undefined, component: { ...component, type: 'application' } },
    components,
    dependencies: [{ ref: component['bom-ref'], dependsOn: [...listed] }, ...between],
  };
}
