// caught by: resolves
import tar from 'tar-stream';

export const mistake = tar;
