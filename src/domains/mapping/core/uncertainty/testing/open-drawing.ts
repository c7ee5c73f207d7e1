import { createRandom } from '#foundations/numeric';
import type { IndexModel, UncertaintySpec } from '../../compute/model.ts';
import { type Drawing, fillMemory } from '../uncertainty-drawing.ts';
import { layOut } from '../uncertainty-layout.ts';
import { planDraws } from '../uncertainty-plan.ts';

/** A model laid out in memory and ready to be drawn in one thread, for tests of the parts. */
export function openDrawing(
  model: IndexModel,
  spec: UncertaintySpec,
): { drawing: Drawing; memory: WebAssembly.Memory } {
  const plan = planDraws(model, spec, (stream) => createRandom(spec.seed, stream));
  const layout = layOut(model, plan, { threads: 1, reach: 7 });
  const pages = Math.ceil(layout.bytes / 65_536);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  fillMemory(memory, layout, model, plan);
  const { weights: _, ...choices } = plan;
  const indicators = model.indicators.map(({ id, direction, standardError }) => ({
    id,
    direction,
    errorScale: standardError?.scale ?? null,
  }));
  return { drawing: { indicators, groups: model.groups, plan: choices, seed: spec.seed, layout }, memory };
}
