/** The natural logarithm of each value; all must be above 0 (`firstNotPositive` finds one that is not). */
export function logTransform(values: Float64Array): Float64Array<ArrayBuffer> {
  const logs = new Float64Array(values.length);
  for (let i = 0; i < logs.length; i++) logs[i] = Math.log(values[i]!);
  return logs;
}
