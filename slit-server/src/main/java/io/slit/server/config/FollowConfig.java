package io.slit.server.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Whose plans a server takes instead of making its own.
 *
 * @param planner address of the planner, either port
 * @param key for it, of role route, where it has keys
 * @param id of this follower
 * @param poll how often it asks while events do not come
 * @param keep how long the last plan is followed after the planner's last answer, in wall time
 */
public record FollowConfig(
    URI planner, Optional<UpstreamKey> key, String id, Duration poll, Duration keep) {}
