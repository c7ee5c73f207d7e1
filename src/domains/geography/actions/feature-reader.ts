import { parseNumber } from '#platform/tables';
import { type Vintage, yearOf } from '../core/area.ts';
import { AreaCollector } from '../core/area-collector.ts';
import { type AreaColumns, chooseColumns, readColumnName } from '../core/area-columns.ts';
import { isInForce, isObject, type Properties, textOf } from '../core/properties.ts';
import type { AreaFile, AreaFileProblem, ReadAreaOptions } from './area-file.ts';

/** Takes the features of a GeoJSON or TopoJSON file one by one. Which properties hold what is settled by the first one. */
export class FeatureReader {
  readonly #file: string;
  readonly #options: ReadAreaOptions;
  #columns: AreaColumns | null = null;
  #collector: AreaCollector | null = null;
  #otherYears = 0;
  #fault: AreaFileProblem | null = null;

  constructor(file: string, options: ReadAreaOptions) {
    this.#file = file;
    this.#options = options;
  }

  /** The first feature at fault, where the reading went on. */
  get fault(): AreaFileProblem | null {
    return this.#fault;
  }

  /** Takes the feature with this number, or tells why to stop at it. */
  take(feature: unknown, at: number): AreaFileProblem | null {
    const problem = this.#take(feature, at);
    // Without columns every feature would be at fault.
    if (problem === null || this.#columns === null) return problem;
    this.#fault ??= problem;
    return this.#options.onFault?.(problem) === true ? null : this.#fault;
  }

  #take(feature: unknown, at: number): AreaFileProblem | null {
    const file = this.#file;
    if (!isObject(feature) || feature.type !== 'Feature') return { kind: 'not-a-feature', file, at };
    const properties = isObject(feature.properties) ? feature.properties : {};
    if (this.#columns === null || this.#collector === null) {
      const columns = chooseColumns(Object.keys(properties), this.#options);
      if (!columns.ok) return { ...columns.problem, file };
      this.#columns = columns.value;
      this.#collector = new AreaCollector(columns.value.vintage);
    }
    if (!isInForce(properties, yearOf(this.#columns.vintage))) {
      this.#otherYears++;
      return null;
    }
    if (at % 1000 === 0) this.#options.onProgress?.(at);
    return this.#add(properties, feature.geometry ?? null, at, this.#columns, this.#collector);
  }

  /** What was taken; null where there was no feature at all. */
  finish(sha256: string, format: 'geojson' | 'topojson'): AreaFile | null {
    if (this.#columns === null || this.#collector === null) return null;
    const { vintage, name, parent, population, centre } = this.#columns;
    return {
      ...{ file: this.#file, sha256, format, unit: 'feature', vintage, parentVintage: parent?.vintage ?? null },
      speaksOf: { name: name !== null, population: population !== null, centre: centre !== null },
      ...{ areas: this.#collector.areas, crossings: this.#collector.crossings, otherYears: this.#otherYears },
    };
  }

  #add(
    properties: Properties,
    geometry: unknown,
    at: number,
    columns: AreaColumns,
    collector: AreaCollector,
  ): AreaFileProblem | null {
    const file = this.#file;
    if (!(columns.code in properties)) {
      const other = otherCode(properties, columns.vintage);
      if (other !== null) return { kind: 'mixed-properties', file, at, ...other, expected: columns.vintage };
      return { kind: 'missing-property', file, at, property: columns.code };
    }
    const numbers: number[] = [];
    for (const property of [columns.population, columns.centre?.lon, columns.centre?.lat]) {
      const text = property ? textOf(properties[property]) : '';
      const number = parseNumber(text);
      if (number === null) return { kind: 'not-a-number-there', file, at, property: property ?? '', text };
      numbers.push(number);
    }
    const [population = Number.NaN, lon = Number.NaN, lat = Number.NaN] = numbers;
    const text = (property: string | null | undefined) => (property ? textOf(properties[property]) : '');
    const problem = collector.add({
      ...{ at, code: text(columns.code), name: text(columns.name), parent: text(columns.parent?.column) },
      ...{ population, lon, lat, geometry },
    });
    return problem === null ? null : { ...problem, file, unit: 'feature' };
  }
}

function otherCode(properties: Properties, expected: Vintage) {
  for (const property of Object.keys(properties)) {
    const read = readColumnName(property);
    if (read?.holds === 'code' && read.vintage !== expected) return { property, vintage: read.vintage };
  }
  return null;
}
