package io.slit.server.proxy;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.SseException;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.models.Model;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import io.slit.server.proxy.OpenAiJavaIT.JavaCall;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Completions, embeddings, responses and models, by OpenAI's client for Java. */
final class JavaOtherCalls {
  private JavaOtherCalls() {}

  static Map<String, JavaCall> all() {
    return Map.ofEntries(
        Map.entry("completion", JavaOtherCalls::completion),
        Map.entry("completionStream", JavaOtherCalls::completionStream),
        Map.entry("embedding", client -> vectors(client, floats())),
        Map.entry("embeddingBase64", client -> vectors(client, base64())),
        Map.entry("embeddings", client -> vectors(client, two())),
        Map.entry("response", JavaOtherCalls::response),
        Map.entry("responseStream", JavaOtherCalls::responseStream),
        Map.entry("models", JavaOtherCalls::models),
        Map.entry("model", client -> client.models().retrieve(JavaChatCalls.MODEL).id()),
        Map.entry("noModel", client -> client.models().retrieve("gpt-x").id()));
  }

  private static CompletionCreateParams prompt() {
    return CompletionCreateParams.builder()
        .model(JavaChatCalls.MODEL)
        .prompt("Say")
        .maxTokens(16)
        .build();
  }

  private static String completion(OpenAIClient client) {
    var choice = client.completions().create(prompt()).choices().get(0);
    return choice.text() + "|" + choice.finishReason().asString();
  }

  private static String completionStream(OpenAIClient client) {
    StringBuilder seen = new StringBuilder();
    try (StreamResponse<Completion> parts = client.completions().createStreaming(prompt())) {
      parts.stream().forEach(part -> seen.append(part.choices().get(0).text()));
    }
    return seen + "|stop";
  }

  private static EmbeddingCreateParams.Builder embedding() {
    return EmbeddingCreateParams.builder().model(JavaChatCalls.MODEL);
  }

  private static EmbeddingCreateParams floats() {
    return embedding()
        .input("a")
        .encodingFormat(EmbeddingCreateParams.EncodingFormat.FLOAT)
        .build();
  }

  private static EmbeddingCreateParams base64() {
    return embedding()
        .input("a")
        .encodingFormat(EmbeddingCreateParams.EncodingFormat.BASE64)
        .build();
  }

  private static EmbeddingCreateParams two() {
    return embedding()
        .inputOfArrayOfStrings(List.of("a", "b"))
        .encodingFormat(EmbeddingCreateParams.EncodingFormat.FLOAT)
        .build();
  }

  private static String vectors(OpenAIClient client, EmbeddingCreateParams params) {
    CreateEmbeddingResponse answer = client.embeddings().create(params);
    return answer.data().stream()
        .map(one -> one.embedding().stream().map(String::valueOf).collect(Collectors.joining(",")))
        .collect(Collectors.joining(";"));
  }

  private static ResponseCreateParams input() {
    return ResponseCreateParams.builder().model(JavaChatCalls.MODEL).input("Say").build();
  }

  private static String response(OpenAIClient client) {
    Response response = client.responses().create(input());
    String text = response.output().get(0).asMessage().content().get(0).asOutputText().text();
    return text + "|" + response.status().orElseThrow().asString();
  }

  private static String responseStream(OpenAIClient client) {
    StringBuilder seen = new StringBuilder();
    try (StreamResponse<ResponseStreamEvent> events = client.responses().createStreaming(input())) {
      events.stream().forEach(event -> add(event, seen));
    } catch (SseException e) {
      return seen + "|broken " + e.code().orElse("");
    }
    return seen.toString();
  }

  private static void add(ResponseStreamEvent event, StringBuilder seen) {
    event.outputTextDelta().ifPresent(delta -> seen.append(delta.delta()));
    event
        .completed()
        .flatMap(end -> end.response().status())
        .ifPresent(status -> seen.append('|').append(status.asString()));
  }

  private static String models(OpenAIClient client) {
    return client.models().list().data().stream().map(Model::id).collect(Collectors.joining(","));
  }
}
