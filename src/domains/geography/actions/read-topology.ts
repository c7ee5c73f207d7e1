import { feature } from 'topojson-client';
import { accept, type Result, refuse } from '#foundations/result';
import { areaKind, kindsOf, type Vintage, yearOf } from '../core/area.ts';
import { chooseColumns } from '../core/area-columns.ts';
import { isInForce, isObject, textOf } from '../core/properties.ts';
import type { AreaFileProblem, ReadAreaOptions } from './area-file.ts';
import type { FeatureReader } from './feature-reader.ts';

type Topology = Parameters<typeof feature>[0];
type GeometryObject = Exclude<Parameters<typeof feature>[1], string>;
type Layers = ReadonlyMap<string, readonly GeometryObject[]>;

/** Hands the features of one layer of a TopoJSON file to the reader; tells what is wrong, or null. */
export function readTopology(
  file: string,
  members: ReadonlyMap<string, unknown>,
  reader: FeatureReader,
  options: ReadAreaOptions,
): AreaFileProblem | null {
  const topology = { type: 'Topology', arcs: members.get('arcs'), transform: members.get('transform') };
  const detail = arcsProblem(topology);
  if (detail !== null) return { kind: 'broken-topology', file, detail };
  const layers = layersOf(members.get('objects'));
  const chosen = chooseLayer(file, layers, options);
  if (!chosen.ok) return chosen.problem;
  const arcs = (topology.arcs as readonly unknown[]).length;
  for (const [index, object] of (layers.get(chosen.value) ?? []).entries()) {
    const fault = objectProblem(object, arcs);
    if (fault !== null)
      return { kind: 'broken-topology', file, detail: `object ${index + 1} of ${chosen.value} ${fault}` };
    const problem = reader.take(feature(withoutBlanks(topology), object), index + 1);
    if (problem !== null) return problem;
  }
  return null;
}

/** The geometries of each layer. A layer that is one geometry is a layer of one. */
export function layersOf(objects: unknown): Layers {
  const layers = new Map<string, readonly GeometryObject[]>();
  for (const [name, layer] of Object.entries(isObject(objects) ? objects : {})) {
    if (!isObject(layer)) continue;
    const geometries = layer.type === 'GeometryCollection' ? layer.geometries : [layer];
    layers.set(name, Array.isArray(geometries) ? (geometries.filter(isObject) as unknown as GeometryObject[]) : []);
  }
  return layers;
}

function chooseLayer(file: string, layers: Layers, options: ReadAreaOptions): Result<string, AreaFileProblem> {
  const names = [...layers.keys()];
  const { layer, vintage } = options;
  if (layer !== undefined)
    return layers.has(layer) ? accept(layer) : refuse({ kind: 'missing-layer', file, layer, layers: names });
  const [only] = names;
  if (only === undefined) return refuse({ kind: 'no-features', file });
  if (names.length === 1) return accept(only);
  const fitting = names.filter((name) => fits(layers.get(name) ?? [], options));
  const [first] = fitting;
  if (first !== undefined && fitting.length === 1) return accept(first);
  return vintage === undefined
    ? refuse({ kind: 'layer-without-vintage', file })
    : refuse({ kind: 'which-layer', file, layers: fitting.length > 1 ? fitting : names, vintage });
}

/** Whether a layer's areas, as they stood in the year of the vintage, are of its kinds, and some of the one that names it. */
function fits(geometries: readonly GeometryObject[], options: ReadAreaOptions): boolean {
  const { vintage } = options;
  if (vintage === undefined) return false;
  const [first] = geometries;
  const columns = chooseColumns(Object.keys(first?.properties ?? {}), options);
  if (!columns.ok) return false;
  const codes = geometries.flatMap(({ properties }) => {
    const known: Readonly<Record<string, unknown>> = properties ?? {};
    return isInForce(known, yearOf(vintage)) ? [textOf(known[columns.value.code])] : [];
  });
  return codes.length > 0 && areAll(codes, vintage);
}

function areAll(codes: readonly string[], vintage: Vintage): boolean {
  const kinds = kindsOf(vintage);
  const found = codes.map(areaKind);
  return found.every((kind) => kind !== null && kinds.includes(kind)) && found.some((kind) => kind !== 'country');
}

function arcsProblem({ arcs, transform }: { readonly arcs: unknown; readonly transform: unknown }): string | null {
  if (!Array.isArray(arcs)) return 'it has no arcs';
  const isPair = (pair: unknown) => Array.isArray(pair) && typeof pair[0] === 'number' && typeof pair[1] === 'number';
  const bad = arcs.findIndex((arc) => !(Array.isArray(arc) && arc.length > 0 && arc.every(isPair)));
  if (bad !== -1) return `arc ${bad} is not a list of positions`;
  if (transform === undefined || (isObject(transform) && isPair(transform.scale) && isPair(transform.translate)))
    return null;
  return 'its transform is not a scale and a translation';
}

/** What keeps an object from being put together; one without arcs, such as a point, is judged later. */
function objectProblem({ type, ...object }: GeometryObject, arcCount: number): string | null {
  if (type !== 'Polygon' && type !== 'MultiPolygon') return null;
  const depth = type === 'Polygon' ? 2 : 3;
  const isRight = (arcs: unknown, left: number): boolean => {
    if (left > 0) return Array.isArray(arcs) && arcs.length > 0 && arcs.every((one) => isRight(one, left - 1));
    return Number.isInteger(arcs) && (arcs as number) < arcCount && ~(arcs as number) < arcCount;
  };
  return isRight('arcs' in object ? object.arcs : null, depth) ? null : 'names arcs that are not there';
}

/** The library takes a transform that is there but undefined for one. */
function withoutBlanks({ type, arcs, transform }: { type: string; arcs: unknown; transform: unknown }): Topology {
  return { type, arcs, objects: {}, ...(transform !== undefined && { transform }) } as Topology;
}
