/** A hexagon that speaks: the place and the voice. */
export const MARK_SHAPE = 'M12 1l10 5.5v11L14 22l-2 4-2-4-8-4.5v-11z';
export const MARK_LINES = 'M7.5 9.5h9M7.5 13.5h6';

/** The mark as an icon for browser tabs. */
export const markIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 0 26 27"><path fill="#0b5a5c" d="${MARK_SHAPE}"/><path fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" d="${MARK_LINES}"/></svg>`;
