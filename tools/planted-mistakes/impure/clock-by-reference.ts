// caught by: plugin
export const mistake = Date.now;
