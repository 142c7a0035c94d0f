/**
 * Following a planner: taking plans from another server instead of making them.
 *
 * <p>Entry types: {@link io.slit.server.follow.Follower} (the loop that takes plans), {@link
 * io.slit.server.follow.SnapshotWriter} (what a server sends to those that follow it). Depends on
 * plans and their board, not on how they are searched, nor on an HTTP server.
 */
@NullMarked
package io.slit.server.follow;

import org.jspecify.annotations.NullMarked;
