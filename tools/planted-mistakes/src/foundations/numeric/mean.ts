export const mean = (a: number, b: number) => (a + b) / 2;
