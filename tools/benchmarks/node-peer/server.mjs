// The same work as the app's, written as most would write it in Node: a chat completion is streamed on as server-sent events.
// It has no retrieval, no limits and no telemetry, so it does less than the app.
import { createServer } from 'node:http';
import OpenAI from 'openai';

const client = new OpenAI({ baseURL: process.env.MODEL_ENDPOINT, apiKey: process.env.MODEL_TOKEN });

async function answer(request, response) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const { messages } = JSON.parse(Buffer.concat(parts).toString('utf8'));
  const stop = new AbortController();
  response.on('close', () => stop.abort());
  const stream = await client.chat.completions.create(
    { model: 'chat', messages, stream: true, stream_options: { include_usage: true } }, { signal: stop.signal });

  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  let finish = null;
  for await (const chunk of stream) {
    const choice = chunk.choices[0];
    finish = choice?.finish_reason ?? finish;
    if (choice?.delta?.content) response.write(`event: delta\ndata: ${JSON.stringify({ text: choice.delta.content })}\n\n`);
  }
  response.end(`event: done\ndata: ${JSON.stringify({ finishReason: finish })}\n\n`);
}

const server = createServer((request, response) => {
  if (request.url === '/healthz') return response.end('ok');
  answer(request, response).catch((problem) => {
    if (!response.headersSent) response.writeHead(500);
    response.end(String(problem));
  });
});
// A load run can leave a connection unused for longer than the default of five seconds.
server.keepAliveTimeout = 60_000;
server.listen(Number(process.env.PORT), '127.0.0.1');
