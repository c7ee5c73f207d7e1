// caught by: plugin
const { random } = Math;

export const mistake = random();
