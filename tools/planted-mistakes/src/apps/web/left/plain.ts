export const plain = 'left';
