package dev.ingressmap.localstage;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.web.context.support.StandardServletEnvironment;

/** The environment of a service in this process: the shell can only configure its answers. */
final class ServiceEnvironment extends StandardServletEnvironment {

  /** Variables that may well configure some other program of the shell. */
  private static final Pattern OF_SERVERS = Pattern.compile("(SERVER|SPRING|MANAGEMENT)[_.].*");

  @Override
  protected void customizePropertySources(MutablePropertySources sources) {
    super.customizePropertySources(sources);
    Map<String, Object> variables = new HashMap<>(getSystemEnvironment());
    variables
        .keySet()
        .removeIf(name -> OF_SERVERS.matcher(name.toUpperCase(Locale.ROOT)).matches());
    sources.replace(
        SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
        new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
  }
}
