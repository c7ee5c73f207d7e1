// caught by: plugin
export const mistake = Math.random();
