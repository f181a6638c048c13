package dev.ftcost.cache;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One number of values, part by part: texts with their length, numbers with their type, collections with their size, and what is ours with
 * the name of its class and all of its fields. Equal values have one number; two that differ in any part have two.
 */
public final class ValueDigest {
    private static final String OURS = "dev.ftcost.";

    private final StringBuilder text = new StringBuilder();
    private final Map<Class<?>, List<Field>> fields = new HashMap<>();
    private boolean isKnown = true;

    private ValueDigest() {}

    /** @return null where there is a value whose parts are not known, so that nobody can say what it is equal to */
    public static String of(Object... values) {
        ValueDigest digest = new ValueDigest();
        digest.add(Arrays.asList(values));
        if (!digest.isKnown) {
            return null;
        }
        byte[] bytes = FileFingerprint.sha256().digest(digest.text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(bytes);
    }

    private void add(Object value) {
        if (value == null) {
            text.append('-');
        } else if (value instanceof String words) {
            text.append('"').append(words.length()).append(':').append(words);
        } else if (value instanceof Long || value instanceof Integer || value instanceof BigDecimal || value instanceof Boolean
                || value instanceof Temporal) {
            text.append(value.getClass().getSimpleName()).append(' ').append(value).append(';');
        } else if (value instanceof Enum<?> constant) {
            text.append(constant.getDeclaringClass().getName()).append('.').append(constant.name()).append(';');
        } else if (value instanceof boolean[] flags) {
            text.append(Arrays.toString(flags));
        } else if (value instanceof Collection<?> parts) {
            text.append('[').append(parts.size()).append(':');
            parts.forEach(this::add);
        } else if (value instanceof Map<?, ?> entries) {
            List<String> digests = entries.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue())).filter(Objects::nonNull)
                    .sorted().toList();
            isKnown &= digests.size() == entries.size();
            add(digests);
        } else if (value.getClass().getName().startsWith(OURS)) {
            text.append('{').append(value.getClass().getName()).append(':');
            fields.computeIfAbsent(value.getClass(), this::fields).forEach(field -> add(part(field, value)));
            text.append('}');
        } else {
            isKnown = false;
        }
    }

    private List<Field> fields(Class<?> of) {
        isKnown &= of.getSuperclass() == Object.class || of.getSuperclass() == Record.class;
        List<Field> fields = Arrays.stream(of.getDeclaredFields()).filter(field -> !Modifier.isStatic(field.getModifiers()))
                .sorted(Comparator.comparing(Field::getName)).toList();
        fields.forEach(field -> field.setAccessible(true));
        return fields;
    }

    private static Object part(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
