export const plain = 'right';
