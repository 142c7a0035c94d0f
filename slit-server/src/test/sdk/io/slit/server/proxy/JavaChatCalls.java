package io.slit.server.proxy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.RequestOptions;
import com.openai.core.http.HttpResponseFor;
import com.openai.errors.OpenAIException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.ResponseFormatJsonObject;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.completions.CompletionUsage;
import io.slit.server.proxy.OpenAiJavaIT.JavaCall;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chat completions that are not streamed, by OpenAI's client for Java. */
final class JavaChatCalls {
  static final String MODEL = "llama-3.1-8b";
  private static final ObjectMapper JSON = new ObjectMapper();

  private JavaChatCalls() {}

  static Map<String, JavaCall> all() {
    return Map.ofEntries(
        Map.entry("chat", client -> text(create(client, question()))),
        Map.entry("parameters", JavaChatCalls::parameters),
        Map.entry("tools", JavaChatCalls::tools),
        Map.entry("toolResult", JavaChatCalls::toolResult),
        Map.entry("json", JavaChatCalls::json),
        Map.entry("schema", JavaChatCalls::schema),
        Map.entry("choices", JavaChatCalls::choices),
        Map.entry("logprobs", JavaChatCalls::logprobs),
        Map.entry("usage", JavaChatCalls::usage),
        Map.entry("parallel", JavaChatCalls::parallel),
        Map.entry("headers", JavaChatCalls::headers),
        Map.entry("inUs", client -> header(client, "x-slit-residency", "us", "x-slit-target")),
        Map.entry("session", JavaChatCalls::session),
        Map.entry("nowhere", client -> header(client, "x-slit-residency", "mars", "x-slit-target")),
        Map.entry("unknownModel", client -> text(create(client, question().model("gpt-x")))),
        Map.entry("giveUp", JavaChatCalls::giveUp));
  }

  static ChatCompletionCreateParams.Builder question() {
    return ChatCompletionCreateParams.builder()
        .model(MODEL)
        .addUserMessage("Say: " + SdkAnswers.TEXT);
  }

  private static ChatCompletion create(
      OpenAIClient client, ChatCompletionCreateParams.Builder params) {
    return client.chat().completions().create(params.build());
  }

  private static String text(ChatCompletion answer) {
    ChatCompletion.Choice choice = answer.choices().get(0);
    return choice.message().content().orElseThrow() + "|" + choice.finishReason().asString();
  }

  private static String parameters(OpenAIClient client) {
    return text(
        create(
            client,
            question()
                .frequencyPenalty(0.25)
                .topP(0.5)
                .temperature(0.1)
                .stop("\n")
                .safetyIdentifier("u-1")
                .maxCompletionTokens(64)
                .putAdditionalBodyProperty("vendor_option", JsonValue.from(Map.of("a", 1)))));
  }

  static FunctionDefinition weather() {
    return FunctionDefinition.builder()
        .name("weather")
        .parameters(
            FunctionParameters.builder()
                .putAdditionalProperty("type", JsonValue.from("object"))
                .putAdditionalProperty(
                    "properties", JsonValue.from(Map.of("city", Map.of("type", "string"))))
                .build())
        .build();
  }

  private static ChatCompletionMessageFunctionToolCall toolCall(ChatCompletion answer) {
    return answer.choices().get(0).message().toolCalls().orElseThrow().get(0).asFunction();
  }

  private static String tools(OpenAIClient client) {
    var function = toolCall(create(client, question().addFunctionTool(weather()))).function();
    return function.name() + "(" + function.arguments() + ")";
  }

  private static String toolResult(OpenAIClient client) {
    return text(
        create(
            client,
            question()
                .addMessage(
                    ChatCompletionToolMessageParam.builder()
                        .toolCallId("call_1")
                        .content("18 °C")
                        .build())));
  }

  private static String city(ChatCompletion answer) throws Exception {
    String text = answer.choices().get(0).message().content().orElseThrow();
    return JSON.readTree(text).get("city").asText();
  }

  private static String json(OpenAIClient client) throws Exception {
    return city(
        create(client, question().responseFormat(ResponseFormatJsonObject.builder().build())));
  }

  private static String schema(OpenAIClient client) throws Exception {
    ResponseFormatJsonSchema.JsonSchema.Schema place =
        ResponseFormatJsonSchema.JsonSchema.Schema.builder()
            .putAdditionalProperty("type", JsonValue.from("object"))
            .build();
    return city(
        create(
            client,
            question()
                .responseFormat(
                    ResponseFormatJsonSchema.builder()
                        .jsonSchema(
                            ResponseFormatJsonSchema.JsonSchema.builder()
                                .name("place")
                                .schema(place)
                                .build())
                        .build())));
  }

  private static String choices(OpenAIClient client) {
    return create(client, question().n(3)).choices().stream()
        .map(choice -> choice.index() + choice.message().content().orElseThrow())
        .collect(Collectors.joining());
  }

  private static String logprobs(OpenAIClient client) {
    var first =
        create(client, question().logprobs(true))
            .choices()
            .get(0)
            .logprobs()
            .orElseThrow()
            .content()
            .orElseThrow()
            .get(0);
    return first.token() + ":" + first.logprob();
  }

  private static String usage(OpenAIClient client) {
    CompletionUsage usage = create(client, question()).usage().orElseThrow();
    return usage.promptTokens() + "+" + usage.completionTokens() + "=" + usage.totalTokens();
  }

  private static String parallel(OpenAIClient client) {
    List<CompletableFuture<ChatCompletion>> all =
        IntStream.range(0, 20)
            .mapToObj(i -> client.async().chat().completions().create(question().build()))
            .toList();
    long well = all.stream().filter(one -> text(one.join()).startsWith(SdkAnswers.TEXT)).count();
    return Long.toString(well);
  }

  private static String headers(OpenAIClient client) {
    try (HttpResponseFor<ChatCompletion> raw =
        client.chat().completions().withRawResponse().create(question().build())) {
      return String.join(
          "|",
          first(raw, "x-slit-mode"),
          first(raw, "x-slit-attempts"),
          Integer.toString(first(raw, "x-slit-decision-id").length()),
          Boolean.toString(raw.requestId().isPresent()));
    }
  }

  private static String first(HttpResponseFor<?> raw, String name) {
    return raw.headers().values(name).get(0);
  }

  private static String header(OpenAIClient client, String name, String value, String wanted) {
    ChatCompletionCreateParams params = question().putAdditionalHeader(name, value).build();
    try (HttpResponseFor<ChatCompletion> raw =
        client.chat().completions().withRawResponse().create(params)) {
      return first(raw, wanted);
    }
  }

  private static String session(OpenAIClient client) {
    Set<String> targets = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      targets.add(header(client, "x-session-id", "s-7", "x-slit-target"));
    }
    return Integer.toString(targets.size());
  }

  private static String giveUp(OpenAIClient client) {
    RequestOptions hasty = RequestOptions.builder().timeout(Duration.ofMillis(400)).build();
    try {
      client
          .withOptions(options -> options.maxRetries(0))
          .chat()
          .completions()
          .create(question().build(), hasty);
      return "answered";
    } catch (OpenAIException e) {
      return "gave up";
    }
  }
}
