/**
 * The OpenAI-compatible proxy: a request of an unchanged client goes to the deployment the plan
 * gives it, and the answer comes back byte for byte.
 *
 * <p>Entry type: {@link io.slit.server.proxy.ProxyHandler}. No thread waits for a deployment or a
 * client: both sides are asked for the next bytes and tell when they are there. Prompts and answers
 * pass through and are never kept, logged or counted by; the caller's key never leaves, the
 * deployment's key never comes back.
 */
@NullMarked
package io.slit.server.proxy;

import org.jspecify.annotations.NullMarked;
