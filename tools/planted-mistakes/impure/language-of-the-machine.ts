// caught by: plugin
export const mistake = (1234.5).toLocaleString();
