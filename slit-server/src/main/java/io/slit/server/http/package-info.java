/**
 * The HTTP surface: two ports, the routes on them, and the services behind the routes.
 *
 * <p>Entry types: {@link io.slit.server.http.HttpServers} and {@link
 * io.slit.server.http.RouteService}, which takes and gives bytes and knows nothing of HTTP. The
 * only package that knows Javalin and Jetty. JSON is left to the json package.
 */
@NullMarked
package io.slit.server.http;

import org.jspecify.annotations.NullMarked;
