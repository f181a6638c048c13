package dev.ftcost.names;

import dev.ftcost.usage.InputError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names, teams and cost centers of projects, API keys and users, by their ids. */
public final class Names {
    private static final int MOST_NAMED = 5;
    private static final Names NONE = new Names(new TreeMap<>(), List.of());

    private final SortedMap<String, NamedId> byId;
    private final List<String> warnings;

    /** @param warnings what of their source was left out, in sentences without a full stop */
    Names(Map<String, NamedId> byId, List<String> warnings) {
        this.byId = Collections.unmodifiableSortedMap(new TreeMap<>(byId));
        this.warnings = List.copyOf(warnings);
    }

    public static Names none() {
        return NONE;
    }

    /**
     * The names of a CSV file with the columns {@code id,name,team,cost_center}.
     *
     * @throws dev.ftcost.usage.InputError with a sentence per bad line
     */
    public static Names of(Path file) {
        return NamesReader.read(file);
    }

    /** Names alone, as OpenAI's lists have them; what is blank or an e-mail address is left out. */
    public static Names of(Map<String, String> namesById) {
        Map<String, NamedId> byId = new TreeMap<>();
        namesById.forEach((id, name) -> byId.put(id, new NamedId(id, Label.of(name), null, null)));
        return new Names(byId, List.of());
    }

    /** These, with what they do not say taken from others. */
    public Names before(Names others) {
        Map<String, NamedId> all = new TreeMap<>(others.byId);
        byId.forEach((id, named) -> all.merge(id, named, (other, own) -> own.before(other)));
        List<String> both = new ArrayList<>(warnings);
        both.addAll(others.warnings);
        return new Names(all, both);
    }

    public boolean has(String id) {
        return byId.containsKey(id);
    }

    /** The name of an id; null when it has none. */
    public String name(String id) {
        return id == null ? null : named(id).name();
    }

    /** The team of an id itself; null when it has none. */
    public String team(String id) {
        return id == null ? null : named(id).team();
    }

    /** The cost center of an id itself; null when it has none. */
    public String costCenter(String id) {
        return id == null ? null : named(id).costCenter();
    }

    /** An id and what is said of it; null for no id. */
    public NamedId named(String id) {
        return id == null ? null : byId.getOrDefault(id, NamedId.unnamed(id));
    }

    /** For people, the id beside its name where it has one; an empty id stays empty. */
    public String shown(String id) {
        return id == null ? null : named(id).shown();
    }

    /**
     * The id that is meant by an id or by a name; the text itself where it is neither.
     *
     * @param place where the text is, for the sentence
     * @param word what it names
     * @param ids those that it may be
     * @throws InputError when several of the ids have that name, since money of one must not pass for that of another
     */
    public String idOf(String text, String place, String word, Collection<String> ids) {
        if (text.isEmpty() || ids.contains(text)) {
            return text;
        }
        List<String> meant = ids.stream().filter(id -> text.equals(name(id))).toList();
        if (meant.size() > 1) {
            throw severalIds(place, word, meant);
        }
        return meant.isEmpty() ? text : meant.get(0);
    }

    /** That a name is that of several ids. */
    public static InputError severalIds(String place, String word, List<String> ids) {
        return new InputError(place + " is the name of " + ids.size() + " " + word + "s: "
                + String.join(", ", ids.subList(0, Math.min(MOST_NAMED, ids.size()))) + (ids.size() > MOST_NAMED ? ", …" : "")
                + "; write the ID of one of them.");
    }

    /** All of them, sorted by id. */
    public Collection<NamedId> all() {
        return byId.values();
    }

    /** Every team, sorted. */
    public List<String> teams() {
        return List.copyOf(new TreeSet<>(byId.values().stream().map(NamedId::team).filter(Objects::nonNull).toList()));
    }

    /** Whether some id has a team or a cost center. */
    public boolean hasAssignments() {
        return byId.values().stream().anyMatch(named -> named.team() != null || named.costCenter() != null);
    }

    /** Whether some id may be that of a user: it has neither the prefix of a project nor that of an API key. */
    public boolean mayHaveUsers() {
        return byId.keySet().stream().anyMatch(id -> !id.startsWith("proj_") && !id.startsWith("key_"));
    }

    /** What of their source was left out, in sentences without a full stop. */
    public List<String> warnings() {
        return warnings;
    }
}
