// caught by: plugin
export const mistake = new Date();
