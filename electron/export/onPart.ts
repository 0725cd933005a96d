// How writers say how far they are.

/** `part` grows from 0 to 1. */
export type OnPart = (part: number) => void;

/** For those who do not want to know. */
export const unheard: OnPart = () => undefined;
