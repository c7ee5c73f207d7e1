// caught by: plugin
const { now } = Date;

export const mistake = now();
