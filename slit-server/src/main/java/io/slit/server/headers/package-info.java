/**
 * Wishes of a client as HTTP headers tell them, read alike by the proxy and for gateways: {@link
 * io.slit.server.headers.HeaderValues}. Knows nothing of HTTP servers.
 */
@NullMarked
package io.slit.server.headers;

import org.jspecify.annotations.NullMarked;
