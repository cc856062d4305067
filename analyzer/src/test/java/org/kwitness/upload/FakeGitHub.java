package org.kwitness.upload;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A server on this machine that answers as it was told, and keeps what it was asked. */
public final class FakeGitHub implements AutoCloseable {
  /** What the server expects as token. */
  public static final String TOKEN = "ghs_TheSecretThatMustNotBeSeen";

  /** The id that it gives to a log. */
  public static final String ID = "47177e22-5596-11eb-80a1-c1e54ef945c6";

  private final HttpServer server;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

  /** A request. */
  public record Asked(String method, String path, Map<String, List<String>> headers, String body) {
    public String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }

    public JsonObject json() {
      return JsonParser.parseString(body).getAsJsonObject();
    }

    /** The log as it was before it was packed. */
    public String log() throws IOException {
      byte[] packed = Base64.getDecoder().decode(json().get("sarif").getAsString());
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  private record Answer(int status, Map<String, String> headers, String body) {}

  public FakeGitHub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The address of its API, with a path in front as a server of one's own has. */
  public String api() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v3";
  }

  /** The next answer. */
  public FakeGitHub answer(int status, String body, String... headers) {
    Map<String, String> map = new java.util.TreeMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1]);
    }
    answers.add(new Answer(status, map, body));
    return this;
  }

  /** The answer of one that takes a log. */
  public FakeGitHub takes() {
    return answer(202, "{\"id\": \"" + ID + "\", \"url\": \"http://elsewhere.example/x\"}");
  }

  /** The answer about the state of a log. */
  public FakeGitHub state(String state, String... errors) {
    String list = errors.length == 0 ? "null" : "[\"" + String.join("\", \"", errors) + "\"]";
    return answer(
        200,
        "{\"processing_status\": \""
            + state
            + "\", \"analyses_url\": \"http://x.example/analyses\", \"errors\": "
            + list
            + "}");
  }

  /** What it was asked so far. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            Map.copyOf(exchange.getRequestHeaders()),
            body));
    Answer answer =
        answers.isEmpty() ? new Answer(599, Map.of(), "no more answers") : answers.remove();
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
