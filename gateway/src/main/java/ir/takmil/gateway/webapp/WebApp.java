package ir.takmil.gateway.webapp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The built web app. Files under assets bear their content's hash in their name and never change;
 * everything else is asked for anew. A path without a dot is one of the app's own pages.
 */
@Configuration(proxyBeanMethods = false)
class WebApp implements WebMvcConfigurer {
  private final Path folder;

  WebApp(@Value("${takmil.web-app}") Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(new FileSystemResource(folder.resolve("assets") + "/"))
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    registry
        .addResourceHandler("/**")
        .addResourceLocations(new FileSystemResource(folder + "/"))
        .setCacheControl(CacheControl.noCache())
        .resourceChain(true)
        .addResolver(new PageOrFile());
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/").setViewName("forward:/index.html");
  }

  private static final class PageOrFile extends PathResourceResolver {
    @Override
    protected @Nullable Resource getResource(String path, Resource folder) throws IOException {
      Resource file = super.getResource(path, folder);
      boolean page = file == null && path.lastIndexOf('.') <= path.lastIndexOf('/');
      return page ? super.getResource("index.html", folder) : file;
    }
  }
}
