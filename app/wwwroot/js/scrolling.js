export const scrollToEnd = () => scrollTo({ top: document.documentElement.scrollHeight });

/** Does work that makes the page longer; who stands at its end stays there, who reads further up is left alone. */
export function following(work) {
  const atEnd = document.documentElement.scrollHeight - innerHeight - scrollY < 80;
  work();
  if (atEnd) scrollToEnd();
}

/** Many pieces arrive between two frames; what they change is drawn once. */
export function nextFrame(work) {
  let waiting;
  return () => {
    waiting ??= requestAnimationFrame(() => {
      waiting = undefined;
      work();
    });
  };
}
