import { isSignedOut } from './failure.js';

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
      redirect: 'manual',
    });
  } catch (problem) {
    if (problem.name === 'AbortError') throw problem;
    yield error({ code: 'unreachable' });
    return;
  }

  if (isSignedOut(response)) {
    yield error({ code: 'signed_out', retryable: false });
    return;
  }

  if (!response.ok) {
    yield error(await refusal(response));
    return;
  }

  let ended = false;
  try {
    for await (const event of events(response.body)) {
      yield event;
      ended = event.name === 'done' || event.name === 'error';
      if (ended) return;
    }
  } catch (problem) {
    if (problem.name === 'AbortError') throw problem;
  }
  if (!ended) yield error({ code: 'broken_off' });
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n\n');
    rest = parts.pop();
    for (const part of parts) {
      const name = /^event: (.*)$/m.exec(part)?.[1];
      const data = /^data: (.*)$/m.exec(part)?.[1];
      if (name && data) yield { name, data: JSON.parse(data) };
    }
  }
}

const CODES = { 413: 'too_large', 429: 'too_many' };

/** The problem of a rejected request. The server's message is used for unknown codes. */
async function refusal(response) {
  const problem = await response.json().catch(() => ({}));
  const seconds = Number.parseInt(response.headers.get('retry-after'), 10);
  return {
    code: problem.code ?? CODES[response.status],
    status: response.status,
    message: Object.values(problem.errors ?? {}).flat()[0] ?? problem.detail,
    retryable: response.status === 429 || response.status >= 500,
    retryAfterSeconds: Number.isNaN(seconds) ? undefined : seconds,
  };
}

const error = (data) => ({ name: 'error', data: { retryable: true, ...data } });
