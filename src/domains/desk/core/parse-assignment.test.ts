import { expect, test } from 'vitest';
import { parseAssignment } from './parse-assignment.ts';

test('roles come in one order and areas sorted, each once, however they were typed', () => {
  expect(parseAssignment(['checker', 'analyst', 'checker'], ' e08000035,\nE06000052 E08000035; ')).toEqual({
    ok: true,
    value: { roles: ['analyst', 'checker'], areas: ['E06000052', 'E08000035'] },
  });
});

test.each([
  [[], '', { kind: 'no-role' }],
  [['analyst', 'root'], '', { kind: 'unknown-role' }],
  [['analyst'], 'E08000035 Leeds', { kind: 'not-an-area-code', code: 'LEEDS' }],
])('%j with areas "%s" is refused', (roles, areas, problem) => {
  expect(parseAssignment(roles, areas)).toEqual({ ok: false, problem });
});
