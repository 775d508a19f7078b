package dev.ingressmap.k8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Kubernetes objects, decoded as strictly as the API server does for {@code kubectl apply}. */
record Manifests(List<HasMetadata> objects) {

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Stream.of(
              ClusterRole.class,
              ClusterRoleBinding.class,
              ConfigMap.class,
              Deployment.class,
              HorizontalPodAutoscaler.class,
              Ingress.class,
              IngressClass.class,
              Job.class,
              Namespace.class,
              NetworkPolicy.class,
              PodDisruptionBudget.class,
              PodMonitor.class,
              PrometheusRule.class,
              Role.class,
              RoleBinding.class,
              Service.class,
              ServiceAccount.class,
              ServiceMonitor.class,
              ValidatingAdmissionPolicy.class,
              ValidatingAdmissionPolicyBinding.class)
          .collect(Collectors.toMap(Manifests::kind, Function.identity()));

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .annotationIntrospector(new Strict())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  Manifests {
    objects = List.copyOf(objects);
  }

  static Manifests decode(String yaml) {
    return decode(parse(yaml));
  }

  static Manifests decode(List<JsonNode> documents) {
    return new Manifests(documents.stream().map(Manifests::decode).toList());
  }

  /** The documents of the text, unchecked. */
  static List<JsonNode> parse(String yaml) {
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(yaml)) {
      return documents.readAll();
    }
  }

  private static HasMetadata decode(JsonNode document) {
    String kind = document.path("apiVersion").asString() + " " + document.path("kind").asString();
    Class<? extends HasMetadata> type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalArgumentException("no such kind here: " + kind);
    }
    return YAML.treeToValue(document, type);
  }

  private static String kind(Class<? extends HasMetadata> type) {
    return HasMetadata.getApiVersion(type) + " " + HasMetadata.getKind(type);
  }

  <T extends HasMetadata> Stream<T> all(Class<T> type) {
    return objects.stream().filter(type::isInstance).map(type::cast);
  }

  /** The object of this name, which must exist. */
  <T extends HasMetadata> T one(Class<T> type, String name) {
    return find(type, null, name)
        .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name));
  }

  /** The object of this name, in this namespace if one is given. */
  <T extends HasMetadata> Optional<T> find(Class<T> type, @Nullable String namespace, String name) {
    return all(type)
        .filter(object -> object.getMetadata().getName().equals(name))
        .filter(
            object -> namespace == null || namespace.equals(object.getMetadata().getNamespace()))
        .findFirst();
  }

  /** Kind, namespace and name, as in messages. */
  static String name(HasMetadata object) {
    String namespace = object.getMetadata().getNamespace();
    return object.getKind()
        + " "
        + (namespace == null ? "" : namespace + "/")
        + object.getMetadata().getName();
  }

  /** The models store unknown fields in a map. Without the map, they are an error. */
  private static final class Strict extends JacksonAnnotationIntrospector {

    private static final String PROMETHEUS = PrometheusRule.class.getPackageName();

    @Override
    public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
      return false;
    }

    /** Prometheus's classes are annotated for Jackson 2, so Jackson 3 does not see plain beans. */
    @Override
    public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
      return annotated.getRawType().getPackageName().equals(PROMETHEUS)
          ? null
          : super.findDeserializer(config, annotated);
    }
  }
}
