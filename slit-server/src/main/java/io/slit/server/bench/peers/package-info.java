/**
 * Searches of the MOEA Framework on plain, repaired shares: what ours is compared with, not for
 * use. The only package that imports it.
 *
 * <p>Entry type: {@link io.slit.server.bench.peers.MoeaShareSearch}. The library draws from one
 * global generator: one search at a time.
 */
@NullMarked
package io.slit.server.bench.peers;

import org.jspecify.annotations.NullMarked;
