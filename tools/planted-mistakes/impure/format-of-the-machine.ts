// caught by: plugin
export const mistake = new Intl.NumberFormat().format(1234.5);
