package io.slit.server.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The OpenAPI document of the server: written in YAML in the jar, told as JSON. */
public final class OpenApiJson {
  private static final String RESOURCE = "/io/slit/server/http/openapi.yaml";

  private OpenApiJson() {}

  /** Returns the document; what stands there once and is referred to is written out. */
  public static byte[] document() {
    try (InputStream in = OpenApiJson.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks %s.".formatted(RESOURCE));
      }
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return new ObjectMapper().writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("%s is no tree of JSON.".formatted(RESOURCE), e);
    } catch (IOException e) {
      throw new UncheckedIOException("%s could not be read.".formatted(RESOURCE), e);
    }
  }
}
