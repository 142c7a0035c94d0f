package io.slit.server.scenario;

import io.slit.core.units.Share;
import io.slit.core.workload.RequestProfile;

/**
 * A kind of request and how common it is.
 *
 * @param profile the kind
 * @param size the prompt lengths that it stands for
 * @param share part of all requests
 */
public record WeightedProfile(RequestProfile profile, InputSize size, Share share) {}
