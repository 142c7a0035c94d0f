package io.slit.server.proxy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.OpenAIServiceException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenAI's client for Java, as it is set up if nothing is said, through the proxy. */
class OpenAiJavaIT {
  @TempDir private Path stateDir;

  /** One call. */
  @FunctionalInterface
  interface JavaCall {
    /** Makes it, and returns what was seen. */
    String make(OpenAIClient client) throws Exception;
  }

  private static final Map<String, JavaCall> CALLS = new HashMap<>();

  static {
    CALLS.putAll(JavaChatCalls.all());
    CALLS.putAll(JavaStreamCalls.all());
    CALLS.putAll(JavaOtherCalls.all());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.slit.server.proxy.SdkCases#all")
  void passes(SdkCase one) throws Exception {
    SdkRun.run(one, stateDir, OpenAiJavaIT::call);
  }

  private static String call(String name, String baseUrl) throws Exception {
    OpenAIClient client =
        OpenAIOkHttpClient.builder().baseUrl(baseUrl).apiKey(SdkCases.KEY).build();
    try {
      return CALLS.get(name).make(client);
    } catch (OpenAIServiceException e) {
      return "error " + e.statusCode() + " " + e.code().orElse("");
    } finally {
      client.close();
    }
  }
}
