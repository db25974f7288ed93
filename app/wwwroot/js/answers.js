import { text } from './text.js';

/**
 * Asks the server and yields its events as { name, data }. Ends after `done` or `error`;
 * whatever goes wrong on the way is one more `error` event. Throws only AbortError.
 */
export async function* ask(conversationId, messages, signal) {
  let response;
  try {
    response = await fetch('api/chat', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ conversationId, messages }),
      signal,
    });
  } catch (problem) {
    if (problem.name === 'AbortError') throw problem;
    yield error(text.unreachable);
    return;
  }

  if (!response.ok) {
    yield error(await reason(response));
    return;
  }

  let ended = false;
  try {
    for await (const event of events(response.body)) {
      yield event;
      ended = event.name === 'done' || event.name === 'error';
    }
  } catch (problem) {
    if (problem.name === 'AbortError') throw problem;
  }
  if (!ended) yield error(text.brokenOff);
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) {
      const name = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (name && data) yield { name, data: JSON.parse(data) };
    }
  }
}

async function reason(response) {
  try {
    const problem = await response.json();
    return Object.values(problem.errors ?? {}).flat()[0] ?? problem.detail ?? text.refused(response.status);
  } catch {
    return text.refused(response.status);
  }
}

const error = (message) => ({ name: 'error', data: { code: 'client', message, retryable: true } });
