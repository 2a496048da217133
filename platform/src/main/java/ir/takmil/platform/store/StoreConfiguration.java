package ir.takmil.platform.store;

import ir.takmil.platform.value.Identifier;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Problems;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.convert.DefaultDbRefResolver;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.util.ClassUtils;

/**
 * Documents under names that are ours: every {@link TypeAlias} of the service is known before the
 * first read (a JVM that has not yet written must read too), the kind stands in {@code kind} and no
 * class name is stored; identifiers are bare strings and rials bare numbers.
 */
@AutoConfiguration(
    beforeName = "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration")
@ConditionalOnClass(MappingMongoConverter.class)
class StoreConfiguration {

  @Bean
  StoreProblems storeProblems(Problems problems) {
    return new StoreProblems(problems);
  }

  @Bean
  MongoCustomConversions mongoCustomConversions(BeanFactory beans) {
    return conversions(AutoConfigurationPackages.get(beans));
  }

  @Bean
  MongoMappingContext mongoMappingContext(MongoCustomConversions conversions, BeanFactory beans) {
    return context(AutoConfigurationPackages.get(beans), conversions);
  }

  @Bean
  MappingMongoConverter mappingMongoConverter(
      MongoDatabaseFactory factory,
      MongoMappingContext context,
      MongoCustomConversions conversions) {
    var converter = new MappingMongoConverter(new DefaultDbRefResolver(factory), context);
    converter.setCustomConversions(conversions);
    converter.setTypeMapper(new DefaultMongoTypeMapper("kind", context));
    return converter;
  }

  static MongoMappingContext context(List<String> packages, MongoCustomConversions conversions) {
    var context = new MongoMappingContext();
    context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
    context.setAutoIndexCreation(true);
    context.setInitialEntitySet(found(packages, new AnnotationTypeFilter(TypeAlias.class, false)));
    context.afterPropertiesSet();
    return context;
  }

  static MongoCustomConversions conversions(List<String> packages) {
    var converters = new ArrayList<Object>();
    for (Class<?> identifier : found(packages, new AssignableTypeFilter(Identifier.class))) {
      if (identifier.isRecord()) {
        converters.add(new WrittenBare(identifier));
        converters.add(new ReadBare(identifier, String.class));
      }
    }
    converters.add(new RialsWritten());
    converters.add(new RialsRead());
    return MongoCustomConversions.create(adapter ->
        adapter
            .useNativeDriverJavaTimeCodecs() // a day is a day, whatever the process's time zone
            .registerConverters(converters));
  }

  private static Set<Class<?>> found(List<String> packages, TypeFilter filter) {
    var scanner =
        new ClassPathScanningCandidateComponentProvider(false) {
          @Override
          protected boolean isCandidateComponent(
              org.springframework.beans.factory.annotation.AnnotatedBeanDefinition definition) {
            return definition.getMetadata().isIndependent()
                && definition.getMetadata().isConcrete();
          }
        };
    scanner.addIncludeFilter(filter);
    var classes = new HashSet<Class<?>>();
    for (String name : packages) {
      scanner
          .findCandidateComponents(name)
          .forEach(candidate ->
              classes.add(
                  ClassUtils.resolveClassName(String.valueOf(candidate.getBeanClassName()), null)));
    }
    return classes;
  }

  @org.springframework.data.convert.WritingConverter
  private record WrittenBare(Class<?> identifier) implements GenericConverter {
    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
      return Set.of(new ConvertiblePair(identifier, String.class));
    }

    @Override
    public @Nullable Object convert(
        @Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
      return source == null ? null : ((Identifier) source).value();
    }
  }

  @org.springframework.data.convert.ReadingConverter
  private record ReadBare(Constructor<?> constructor, Class<?> identifier)
      implements GenericConverter {
    ReadBare(Class<?> identifier, Class<?> stored) {
      this(constructorOf(identifier, stored), identifier);
    }

    private static Constructor<?> constructorOf(Class<?> identifier, Class<?> stored) {
      try {
        Constructor<?> canonical = identifier.getDeclaredConstructor(stored);
        canonical.setAccessible(true);
        return canonical;
      } catch (NoSuchMethodException notARecordOfOneString) {
        throw new IllegalStateException(
            identifier + " is not a record of one string", notARecordOfOneString);
      }
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
      return Set.of(new ConvertiblePair(String.class, identifier));
    }

    @Override
    public @Nullable Object convert(
        @Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
      try {
        return source == null ? null : constructor.newInstance(source);
      } catch (InvocationTargetException | InstantiationException | IllegalAccessException wrong) {
        throw new IllegalStateException(wrong);
      }
    }
  }

  @org.springframework.data.convert.WritingConverter
  private static final class RialsWritten
      implements org.springframework.core.convert.converter.Converter<Rials, Long> {
    @Override
    public Long convert(Rials source) {
      return source.amount();
    }
  }

  @org.springframework.data.convert.ReadingConverter
  private static final class RialsRead
      implements org.springframework.core.convert.converter.Converter<Number, Rials> {
    @Override
    public Rials convert(Number source) {
      return Rials.of(
          source instanceof Decimal128 decimal
              ? decimal.bigDecimalValue().longValueExact()
              : source.longValue());
    }
  }
}
