package ir.takmil.platform.web;

import io.micrometer.tracing.Tracer;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@AutoConfiguration(
    beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration")
class WebConfiguration implements WebMvcConfigurer {

  @Bean
  Sentences sentences() {
    return new Sentences();
  }

  @Bean
  Problems problems(Sentences sentences, ObjectProvider<Tracer> tracer) {
    return new Problems(sentences, tracer);
  }

  @Bean
  ErrorPage errorPage(Problems problems) {
    return new ErrorPage(problems);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new SeenArgument());
    resolvers.add(new CallerArgument());
  }

  private static final class SeenArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Seen.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer view,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      return Seen.of(request.getHeader(HttpHeaders.IF_MATCH));
    }
  }

  private static final class CallerArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer view,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      if (!(SecurityContextHolder.getContext().getAuthentication()
          instanceof JwtAuthenticationToken token)) {
        throw new IllegalStateException("a door that asks who calls must not be open to everyone");
      }
      var roles = new LinkedHashSet<String>();
      for (GrantedAuthority authority : token.getAuthorities()) {
        String name = String.valueOf(authority.getAuthority());
        if (name.startsWith("ROLE_")) {
          roles.add(name.substring("ROLE_".length()));
        }
      }
      var jwt = token.getToken();
      String name = jwt.getClaimAsString("preferred_username");
      return new Caller(
          String.valueOf(jwt.getSubject()),
          name == null ? "" : name,
          jwt.getClaimAsString("person"),
          jwt.getClaimAsString("organisation"),
          roles);
    }
  }
}
