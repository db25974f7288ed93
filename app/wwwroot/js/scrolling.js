export const scrollToEnd = () => scrollTo({ top: document.documentElement.scrollHeight });

/** Offers a way to the end of the page while it is out of sight. */
export function watchEnd() {
  const button = document.getElementById('to-end');
  const show = () => { button.hidden = document.documentElement.scrollHeight - innerHeight - scrollY < 200; };
  button.addEventListener('click', () => {
    scrollToEnd();
    document.getElementById('question').focus({ preventScroll: true });
  });
  addEventListener('scroll', show, { passive: true });
  addEventListener('resize', show);
  new ResizeObserver(show).observe(document.getElementById('conversation'));
}

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
