package io.slit.server.proxy;

import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client by which deployments are asked: it adds nothing and hides nothing. */
final class UpstreamClient {
  private static final Logger LOG = LoggerFactory.getLogger(UpstreamClient.class);
  private static final int MAX_THREADS = 16;
  private static final int MIN_THREADS = 4;
  private static final int MAX_CONNECTIONS = 16_384;
  private static final long CONNECT_MILLIS = 3000;

  /** Below the 5 s after which uvicorn, hence vLLM, closes an idle connection. */
  private static final long IDLE_MILLIS = 4000;

  private UpstreamClient() {}

  static HttpClient start() {
    HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(1));
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("slit-proxy");
    threads.setDaemon(true);
    client.setExecutor(threads);
    client.setFollowRedirects(false);
    client.setUserAgentField(null);
    client.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
    client.setMaxRequestsQueuedPerDestination(MAX_CONNECTIONS);
    client.setConnectTimeout(CONNECT_MILLIS);
    client.setIdleTimeout(IDLE_MILLIS);
    client.getContentDecoderFactories().clear();
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("The client of the proxy could not be started.", e);
    }
    client.getContentDecoderFactories().clear();
    client.getProtocolHandlers().clear();
    return client;
  }

  static void stop(HttpClient client) {
    try {
      client.stop();
    } catch (Exception e) {
      LOG.warn("The client of the proxy could not be stopped.", e);
    }
  }
}
