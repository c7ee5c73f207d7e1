export const harness = 'a test database';
