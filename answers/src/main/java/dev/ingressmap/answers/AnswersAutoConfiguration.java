package dev.ingressmap.answers;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationProperties;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts a service's {@link Answers} in front of Spring, on the main server only. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnBean(Answers.class)
public class AnswersAutoConfiguration {

  @Bean
  WebServerFactoryCustomizer<JettyServletWebServerFactory> answersCustomizer(
      Answers answers, MeterRegistry registry, ObservationProperties observations) {
    String name = observations.getHttp().getServer().getRequests().getName();
    AnswerMetrics metrics = new AnswerMetrics(registry, name);
    AnswersServerCustomizer customizer = new AnswersServerCustomizer(answers, metrics);
    return factory -> factory.addServerCustomizers(new BoundedServerCustomizer(), customizer);
  }

  @Bean
  ProblemErrorController problemErrorController() {
    return new ProblemErrorController();
  }

  /**
   * Spring's part of these services produces only JSON, so no Accept header can prevent an error's
   * body.
   */
  @Bean
  WebMvcConfigurer jsonWhateverIsAccepted() {
    return new WebMvcConfigurer() {
      @Override
      public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.ignoreAcceptHeader(true).defaultContentType(MediaType.ALL);
      }
    };
  }
}
