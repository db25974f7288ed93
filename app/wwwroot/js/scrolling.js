export const scrollToEnd = () => scrollTo({ top: document.documentElement.scrollHeight });

/** Does work that makes the page longer. At the end of the page it keeps the scroll position there. */
export function following(work) {
  const atEnd = document.documentElement.scrollHeight - innerHeight - scrollY < 80;
  work();
  if (atEnd) scrollToEnd();
}

/** Draws once per frame, however many pieces arrive. */
export function nextFrame(work) {
  let waiting;
  return () => {
    waiting ??= requestAnimationFrame(() => {
      waiting = undefined;
      work();
    });
  };
}
