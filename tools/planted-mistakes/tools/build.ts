export const build = 'tools are not part of the product';
