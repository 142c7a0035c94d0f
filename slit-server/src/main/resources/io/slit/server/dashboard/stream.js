/** Listens for new plans, so that the page need not wait for its next look. */
import { Refused, open } from './api.js';

let listening = false;

/** Listens until the stream ends; whoever hears from the server again may begin anew. */
export async function listen(onPlan) {
  if (listening) return;
  listening = true;
  try {
    const reader = (await open('/v1/plan/stream')).pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (/^event: plan$/m.test(part.value)) onPlan();
    }
  } catch (fault) {
    // The page looks by itself too, and tells when the server is away. One that refuses is not asked again.
    if (fault instanceof Refused) return;
  }
  listening = false;
}
