package io.slit.server.proxy;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.SseException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionUsage;
import io.slit.server.proxy.OpenAiJavaIT.JavaCall;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Chat completions that are streamed, by OpenAI's client for Java. */
final class JavaStreamCalls {
  private JavaStreamCalls() {}

  static Map<String, JavaCall> all() {
    return Map.of(
        "stream", JavaStreamCalls::stream,
        "streamUsage", JavaStreamCalls::usage,
        "streamTools", JavaStreamCalls::tools,
        "streamChoices", JavaStreamCalls::choices,
        "streamLeave", JavaStreamCalls::leave);
  }

  private static StreamResponse<ChatCompletionChunk> open(
      OpenAIClient client, ChatCompletionCreateParams.Builder params) {
    return client.chat().completions().createStreaming(params.build());
  }

  private static void each(
      OpenAIClient client,
      ChatCompletionCreateParams.Builder params,
      Consumer<ChatCompletionChunk> then) {
    try (StreamResponse<ChatCompletionChunk> chunks = open(client, params)) {
      chunks.stream().forEach(then);
    }
  }

  private static String stream(OpenAIClient client) {
    StringBuilder seen = new StringBuilder();
    try {
      each(client, JavaChatCalls.question(), chunk -> add(chunk, seen));
    } catch (SseException e) {
      return seen + "|broken " + e.code().orElse("");
    }
    return seen.toString();
  }

  private static void add(ChatCompletionChunk chunk, StringBuilder seen) {
    chunk
        .choices()
        .forEach(
            choice -> {
              choice.delta().content().ifPresent(seen::append);
              choice.finishReason().ifPresent(why -> seen.append('|').append(why.asString()));
            });
  }

  private static String usage(OpenAIClient client) {
    StringBuilder seen = new StringBuilder();
    ChatCompletionStreamOptions options =
        ChatCompletionStreamOptions.builder().includeUsage(true).build();
    each(
        client,
        JavaChatCalls.question().streamOptions(options),
        chunk -> {
          add(chunk, seen);
          Optional<CompletionUsage> usage = chunk.usage();
          usage.ifPresent(it -> seen.append('|').append(it.totalTokens()));
        });
    return seen.toString();
  }

  private static String tools(OpenAIClient client) {
    ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
    each(
        client, JavaChatCalls.question().addFunctionTool(JavaChatCalls.weather()), all::accumulate);
    var function =
        all.chatCompletion()
            .choices()
            .get(0)
            .message()
            .toolCalls()
            .orElseThrow()
            .get(0)
            .asFunction()
            .function();
    return function.name() + "(" + function.arguments() + ")";
  }

  private static String choices(OpenAIClient client) {
    ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
    each(client, JavaChatCalls.question().n(2), all::accumulate);
    return all.chatCompletion().choices().stream()
        .map(choice -> choice.message().content().orElseThrow())
        .collect(Collectors.joining("|"));
  }

  private static String leave(OpenAIClient client) {
    try (StreamResponse<ChatCompletionChunk> chunks = open(client, JavaChatCalls.question())) {
      Iterator<ChatCompletionChunk> each = chunks.stream().iterator();
      return each.next().choices().get(0).delta().content().orElseThrow();
    }
  }
}
