// caught by: plugin
export const mistake = ['b', 'a'].sort((one, other) => one.localeCompare(other));
