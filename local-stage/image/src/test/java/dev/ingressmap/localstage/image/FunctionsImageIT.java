package dev.ingressmap.localstage.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.ingressmap.images.BuiltImage;
import dev.ingressmap.images.Container;
import dev.ingressmap.images.Docker;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** Lambda functions in the container, by the image's own Java and by what is put on top of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionsImageIT {

  private static final int PORT = 4566;
  private static final String GREETING = Greeting.class.getName();
  private static final String PROGRAMS = "--tmpfs=/tmp:exec";

  private BuiltImage image = new BuiltImage("");

  @BeforeAll
  void load() {
    image = BuiltImage.load();
  }

  @Test
  void runsACommandOfFunctionsYaml(@TempDir Path folder) throws Exception {
    Zip.empty()
        .add(Greeting.class)
        .add(
            "functions.yaml",
            "greeting: {command: [/opt/java/bin/java, -cp, ., %s]}".formatted(GREETING))
        .unpack(folder);
    try (Container container = ready(image, "--volume=" + folder + ":/work:ro")) {
      deploy(container);

      assertThat(container.get(PORT, "/_aws/execute-api/api/v1/call").body()).isEqualTo("spoken");
    }
  }

  @Test
  void runsAnUploadedProgram() throws Exception {
    byte[] jar =
        Zip.empty()
            .add("META-INF/MANIFEST.MF", "Main-Class: " + GREETING + "\n")
            .add(Greeting.class)
            .bytes();
    try (Container container = ready(image, PROGRAMS)) {
      upload(
          container,
          "provided.al2023",
          Zip.empty()
              .add(
                  "bootstrap",
                  joined("#!/opt/java/bin/java -jar\n".getBytes(StandardCharsets.UTF_8), jar)));

      assertThat(invoke(container)).contains("\"body\": \"spoken\"");
    }
  }

  @Test
  void runsUploadedJavaWithTheLibraryThatItsClientNeeds(@TempDir Path context) throws Exception {
    Optional<Path> library =
        Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
            .map(machine -> Path.of("/usr/lib", machine, "libgcc_s.so.1"))
            .filter(Files::exists)
            .findFirst();
    assumeTrue(library.isPresent(), "Skipped: there is no libgcc_s.so.1 in /usr/lib/*-linux-gnu");
    Files.copy(library.get(), context.resolve("libgcc_s.so.1"));
    Files.writeString(
        context.resolve("Dockerfile"),
        "FROM %s\nCOPY libgcc_s.so.1 %s\n".formatted(image.name(), library.get()));
    String name = "ingressmap/local-stage-with-libgcc:test";
    Docker.run("build", "--quiet", "--tag", name, context.toString());
    try (Container container = ready(new BuiltImage(name), PROGRAMS)) {
      upload(container, "java21", ofAwsClient());

      assertThat(invoke(container)).contains("\"handled /call\"");
    } finally {
      Docker.run("image", "rm", name);
    }
  }

  @Test
  void saysThatUploadedCodeCannotBeKept() throws Exception {
    try (Container container = ready(image, "--tmpfs=/tmp:ro")) {
      HttpResponse<String> refused =
          create(container, "provided.al2023", Zip.empty().add("bootstrap", ""));

      assertThat(refused.statusCode()).isEqualTo(500);
      assertThat(refused.body()).contains("since /tmp is not writable", "--tmpfs /tmp:exec");
      assertThat(container.logs()).doesNotContain("Exception");
    }
  }

  @Test
  void startsAsAnImageForAnotherLanguageDoesInTheDocuments() throws Exception {
    String documents = Files.readString(Path.of(System.getProperty("root"), "docs/local-stage.md"));
    Matcher documented = Pattern.compile("ENTRYPOINT \\[([^]]+)]").matcher(documents);
    assertThat(documented.find()).isTrue();

    assertThat(
            Pattern.compile("\"[^\"]+\"")
                .matcher(documented.group(1))
                .results()
                .map(MatchResult::group))
        .hasSize(6)
        .isSubsetOf(
            image.inspect("{{json .Config.Entrypoint}}").replaceAll("[\\[\\]]", "").split(","));
  }

  /** The function's code with its libraries, as a build of a user packs it. */
  private static Zip ofAwsClient() throws Exception {
    Zip zip = Zip.empty().add(Greeting.class);
    for (Class<?> part :
        List.of(
            AWSLambda.class,
            LambdaRuntime.class,
            PojoSerializer.class,
            SdkInternalThreadLocal.class)) {
      Path jar = Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
      zip.add("lib/" + jar.getFileName(), Files.readAllBytes(jar));
    }
    return zip;
  }

  private static void upload(Container container, String runtime, Zip code) throws Exception {
    HttpResponse<String> created = create(container, runtime, code);
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
  }

  private static HttpResponse<String> create(Container container, String runtime, Zip code)
      throws Exception {
    return container.post(
        PORT,
        "/2015-03-31/functions",
        """
        {"FunctionName": "greeting", "Runtime": "%s", "Handler": "%s::handle", "Timeout": 30,
         "Role": "arn:aws:iam::000000000000:role/any", "Code": {"ZipFile": "%s"}}\
        """
            .formatted(runtime, GREETING, Base64.getEncoder().encodeToString(code.bytes())));
  }

  private static String invoke(Container container) throws Exception {
    return container
        .post(PORT, "/2015-03-31/functions/greeting/invocations", "{\"path\": \"/call\"}")
        .body();
  }

  /** A stage whose calls the function answers. */
  private static void deploy(Container container) throws Exception {
    container.post(
        PORT,
        "/restapis?mode=import&_custom_id_=api",
        """
        {"openapi": "3.0.1", "info": {"title": "functions", "version": "1"}, "paths": {"/call": {
          "get": {"responses": {}, "x-amazon-apigateway-integration": {
            "type": "aws_proxy", "httpMethod": "POST",
            "uri": "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/greeting/invocations"}}}}}\
        """);
    container.post(PORT, "/restapis/api/deployments", "{\"stageName\": \"v1\"}");
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private static Container ready(BuiltImage image, String... options) throws InterruptedException {
    return image
        .serve(
            List.of(PORT),
            Stream.concat(Stream.of("--memory=384m"), Stream.of(options)).toArray(String[]::new))
        .awaitStatus(PORT, "/_local/health", 200);
  }
}
