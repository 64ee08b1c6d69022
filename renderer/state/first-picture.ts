const LONGEST_WAIT_MS = 3000;

let show = (): void => {};
const shown = new Promise<void>((resolve) => {
  show = resolve;
});

/** Said by the map once the names and the scene of the first project stand on the screen. */
export function noteFirstPicture(): void {
  performance.mark('first-picture');
  show();
}

/** Lets the first picture of the page go ahead of other work; a page whose map cannot draw does not wait for ever. */
export const firstPictureShown = (): Promise<void> =>
  Promise.race([shown, new Promise<void>((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))]);
