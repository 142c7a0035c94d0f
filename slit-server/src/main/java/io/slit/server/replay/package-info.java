/**
 * Replays past weeks under many policies: samples windows of time, simulates each request, books
 * what every policy did, and compares them.
 *
 * <p>Entry types: {@link io.slit.server.replay.ReplayOrder} says what to replay, {@link
 * io.slit.server.replay.Replay} does it cell by cell (policy x week x load x seed), {@link
 * io.slit.server.replay.ReplayTable} compares the cells. Finished cells are files, so that a replay
 * goes on where it was stopped.
 */
@NullMarked
package io.slit.server.replay;

import org.jspecify.annotations.NullMarked;
