// OpenAI's client for Node through the proxy. Reads a line {"call", "base_url", "key"}, makes the call,
// and answers with a line {"seen"}: what the client has seen, in the words that the cases expect.
import OpenAI from 'openai';
import { createInterface } from 'node:readline';

const model = 'llama-3.1-8b';
const text = 'Héllo 世界 🚀';
const question = (more) => ({
  model,
  messages: [{ role: 'user', content: `Say: ${text}` }],
  ...more,
});
const weather = {
  type: 'function',
  function: {
    name: 'weather',
    parameters: { type: 'object', properties: { city: { type: 'string' } } },
  },
};

const chat = (client, more, options) => client.chat.completions.create(question(more), options);
const whole = (answer) =>
  `${answer.choices[0].message.content}|${answer.choices[0].finish_reason}`;
const city = (answer) => JSON.parse(answer.choices[0].message.content).city;

async function header(client, name, value, wanted) {
  const call = chat(client, {}, { headers: { [name]: value } });
  const { response } = await call.withResponse();
  return response.headers.get(wanted);
}

// Adds up what comes, until the end or until it breaks off.
async function follow(stream, take) {
  let seen = '';
  try {
    for await (const part of stream) {
      seen += take(part);
    }
  } catch (error) {
    if (!(error instanceof OpenAI.APIError) || error.status !== undefined) {
      throw error;
    }
    return `${seen}|broken ${error.code}`;
  }
  return seen;
}

const delta = (chunk) =>
  chunk.choices
    .map((one) => (one.delta.content ?? '') + (one.finish_reason ? `|${one.finish_reason}` : ''))
    .join('');

const vectors = async (client, more) => {
  const answer = await client.embeddings.create({ model, input: 'a', ...more });
  const number = (n) => (Number.isInteger(n) ? n.toFixed(1) : String(n));
  return answer.data.map((one) => Array.from(one.embedding, number).join(',')).join(';');
};

const prompt = { model, prompt: 'Say', max_tokens: 16 };

const calls = {
  chat: async (client) => whole(await chat(client)),
  parameters: async (client) =>
    whole(
      await chat(client, {
        frequency_penalty: 0.25,
        top_p: 0.5,
        temperature: 0.1,
        stop: '\n',
        safety_identifier: 'u-1',
        max_completion_tokens: 64,
        vendor_option: { a: 1 },
      }),
    ),
  tools: async (client) => {
    const answer = await chat(client, { tools: [weather] });
    const call = answer.choices[0].message.tool_calls[0].function;
    return `${call.name}(${call.arguments})`;
  },
  toolResult: async (client) => {
    const messages = question().messages;
    messages.push({ role: 'tool', tool_call_id: 'call_1', content: '18 °C' });
    return whole(await chat(client, { messages }));
  },
  json: async (client) => city(await chat(client, { response_format: { type: 'json_object' } })),
  schema: async (client) => {
    const json_schema = { name: 'place', schema: { type: 'object' } };
    return city(await chat(client, { response_format: { type: 'json_schema', json_schema } }));
  },
  choices: async (client) =>
    (await chat(client, { n: 3 })).choices.map((one) => one.index + one.message.content).join(''),
  logprobs: async (client) => {
    const first = (await chat(client, { logprobs: true })).choices[0].logprobs.content[0];
    return `${first.token}:${first.logprob}`;
  },
  usage: async (client) => {
    const { usage } = await chat(client);
    return `${usage.prompt_tokens}+${usage.completion_tokens}=${usage.total_tokens}`;
  },
  parallel: async (client) => {
    const all = await Promise.all(Array.from({ length: 20 }, () => chat(client)));
    return String(all.filter((one) => whole(one).startsWith(text)).length);
  },
  headers: async (client) => {
    const { data, response, request_id: id } = await chat(client).withResponse();
    const get = (name) => response.headers.get(`x-slit-${name}`);
    const known = typeof id === 'string' && data._request_id === id;
    return `${get('mode')}|${get('attempts')}|${get('decision-id').length}|${known}`;
  },
  inUs: (client) => header(client, 'x-slit-residency', 'us', 'x-slit-target'),
  session: async (client) => {
    const targets = new Set();
    for (let i = 0; i < 6; i++) {
      targets.add(await header(client, 'x-session-id', 's-7', 'x-slit-target'));
    }
    return String(targets.size);
  },
  nowhere: (client) => header(client, 'x-slit-residency', 'mars', 'x-slit-target'),
  unknownModel: async (client) => whole(await chat(client, { model: 'gpt-x' })),
  giveUp: async (client) => {
    const leaving = new AbortController();
    setTimeout(() => leaving.abort(), 400);
    try {
      await chat(client, {}, { signal: leaving.signal });
      return 'answered';
    } catch (error) {
      return error instanceof OpenAI.APIUserAbortError ? 'gave up' : String(error);
    }
  },
  stream: async (client) => follow(await chat(client, { stream: true }), delta),
  streamUsage: async (client) => {
    const stream = await chat(client, { stream: true, stream_options: { include_usage: true } });
    return follow(stream, (part) => delta(part) + (part.usage ? `|${part.usage.total_tokens}` : ''));
  },
  streamTools: async (client) => {
    const stream = client.chat.completions.stream(question({ tools: [weather] }));
    const answer = await stream.finalChatCompletion();
    const call = answer.choices[0].message.tool_calls[0].function;
    return `${call.name}(${call.arguments})`;
  },
  streamChoices: async (client) => {
    const parts = ['', ''];
    for await (const chunk of await chat(client, { stream: true, n: 2 })) {
      chunk.choices.forEach((one) => (parts[one.index] += one.delta.content ?? ''));
    }
    return parts.join('|');
  },
  streamLeave: async (client) => {
    for await (const chunk of await chat(client, { stream: true })) {
      return chunk.choices[0].delta.content; // leaving the loop breaks the request off
    }
    return 'nothing';
  },
  completion: async (client) => {
    const choice = (await client.completions.create(prompt)).choices[0];
    return `${choice.text}|${choice.finish_reason}`;
  },
  completionStream: async (client) => {
    const stream = await client.completions.create({ ...prompt, stream: true });
    return `${await follow(stream, (part) => part.choices[0].text)}|stop`;
  },
  embedding: (client) => vectors(client, { encoding_format: 'float' }),
  embeddingBase64: (client) => vectors(client), // what it asks for if nothing is said
  embeddings: (client) => vectors(client, { input: ['a', 'b'], encoding_format: 'float' }),
  response: async (client) => {
    const answer = await client.responses.create({ model, input: 'Say' });
    return `${answer.output_text}|${answer.status}`;
  },
  responseStream: async (client) => {
    const stream = await client.responses.create({ model, input: 'Say', stream: true });
    return follow(stream, (event) => {
      if (event.type === 'response.output_text.delta') {
        return event.delta;
      }
      return event.type === 'response.completed' ? `|${event.response.status}` : '';
    });
  },
  models: async (client) => {
    const ids = [];
    for await (const one of client.models.list()) {
      ids.push(one.id);
    }
    return ids.join(',');
  },
  model: async (client) => (await client.models.retrieve(model)).id,
  noModel: async (client) => (await client.models.retrieve('gpt-x')).id,
};

async function seen({ call, base_url: baseURL, key: apiKey }) {
  const client = new OpenAI({ baseURL, apiKey, timeout: 20_000 });
  try {
    return await calls[call](client);
  } catch (error) {
    return error instanceof OpenAI.APIError && error.status
      ? `error ${error.status} ${error.code}`
      : `${error.name}: ${error.message}`;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify({ seen: await seen(JSON.parse(line)) }));
}
