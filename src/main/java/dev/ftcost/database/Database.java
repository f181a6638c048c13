package dev.ftcost.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A DuckDB in memory, made for one run and gone with it. SQL comes from files, values go in through parameters. */
public final class Database implements AutoCloseable {
    /** The property that gives the database more memory than the usual 512 MB: {@code -Dftcost.database.memory=2GB}. */
    public static final String MEMORY_PROPERTY = "ftcost.database.memory";
    /** How much memory the database takes at most; what is more goes to its folder. */
    public static final String MEMORY = System.getProperty(MEMORY_PROPERTY, "512MB");

    private final DuckDBConnection connection;
    private final Path overflow;

    /** Reads one row of an answer. */
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** A statement that DuckDB refused. */
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message, SQLException cause) {
            super(message, cause);
        }
    }

    private Database(DuckDBConnection connection, Path overflow) {
        this.connection = connection;
        this.overflow = overflow;
    }

    public static Database open() {
        TemporaryFolder temporary = new TemporaryFolder();
        Path overflow = temporary.create();
        try {
            Properties settings = new Properties();
            // Nothing is ever fetched, and what does not fit in the memory goes to a folder of our own.
            settings.setProperty("autoinstall_known_extensions", "false");
            settings.setProperty("autoload_known_extensions", "false");
            settings.setProperty("preserve_insertion_order", "false");
            settings.setProperty("memory_limit", MEMORY);
            // An answer is handed over while it is made; else all of it would wait in the memory, beside the limit.
            settings.setProperty("jdbc_stream_results", "true");
            // A few rows are no work to share: handing it to a thread and waiting for it takes longer. See load/large.
            settings.setProperty("threads", "1");
            settings.setProperty("temp_directory", overflow.toString());
            Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings);
            temporary.started();
            Database database = new Database(connection.unwrap(DuckDBConnection.class), overflow);
            database.execute("model/tables");
            return database;
        } catch (SQLException | LinkageError e) {
            throw temporary.failed(overflow, e);
        }
    }

    /** Runs the statements of an SQL file that take no values. */
    public void execute(String name) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Sql.text(name));
        } catch (SQLException e) {
            throw new RefusedException(name + ": " + e.getMessage(), e);
        }
    }

    /** Runs one statement of an SQL file. */
    public void update(String name, Object... values) {
        try (PreparedStatement statement = prepare(name, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new RefusedException(name + ": " + e.getMessage(), e);
        }
    }

    /** Runs statements of which all take effect or none. */
    public void atomically(Runnable statements) {
        try {
            connection.setAutoCommit(false);
            try {
                statements.run();
                connection.commit();
            } catch (RefusedException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new RefusedException(e.getMessage(), e);
        }
    }

    /** The rows of an SQL file's query, in its order. */
    public <T> List<T> query(String name, RowMapper<T> mapper, Object... values) {
        List<T> rows = new ArrayList<>();
        forEach(name, row -> rows.add(mapper.map(row)), values);
        return rows;
    }

    /** Takes one row of an answer that is too long to be held, or one after the other. */
    public interface RowConsumer {
        void take(ResultSet row) throws SQLException;
    }

    /** Hands over the rows of an SQL file's query one by one, in its order. */
    public void forEach(String name, RowConsumer consumer, Object... values) {
        read(name, rows -> {
            while (rows.next()) {
                consumer.take(rows);
            }
        }, values);
    }

    /** Hands over the answer to an SQL file's query, to be read to its end. */
    public void read(String name, RowConsumer reader, Object... values) {
        try (Query query = prepared(name)) {
            query.read(reader, values);
        }
    }

    /** An SQL file's query that is planned once and asked several times: for a few rows the plan takes longer than the answer. */
    public Query prepared(String name) {
        return new Query(name);
    }

    /** A planned query, on a connection of its own, so that two long answers can be read side by side. */
    public final class Query implements AutoCloseable {
        private final String name;
        private final Connection own;
        private final PreparedStatement statement;

        private Query(String name) {
            this.name = name;
            try {
                own = connection.duplicate();
                statement = own.prepareStatement(Sql.text(name));
            } catch (SQLException e) {
                throw refused(e);
            }
        }

        /** Hands over the answer for some values, to be read to its end. */
        public void read(RowConsumer reader, Object... values) {
            try {
                set(statement, values);
                try (ResultSet result = statement.executeQuery()) {
                    reader.take(result);
                }
            } catch (SQLException e) {
                throw refused(e);
            }
        }

        private RefusedException refused(SQLException e) {
            return new RefusedException(name + ": " + e.getMessage(), e);
        }

        @Override
        public void close() {
            try (own; statement) {
                // Both are closed.
            } catch (SQLException e) {
                throw refused(e);
            }
        }
    }

    public <T> T one(String name, RowMapper<T> mapper, Object... values) {
        return query(name, mapper, values).get(0);
    }

    private PreparedStatement prepare(String name, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(Sql.text(name));
        set(statement, values);
        return statement;
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** A folder for what does not fit in the memory; it goes with the database. */
    public Path overflow() {
        return overflow;
    }

    /** Another connection, for a thread that appends at the same time as others: two appenders of one connection disturb each other. */
    public DuckDBConnection duplicate() {
        try {
            return connection.duplicate().unwrap(DuckDBConnection.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public DuckDBAppender appender(String table) {
        try {
            return connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes the door to the files: nothing after the scans needs them but what is written to the folder of this run. */
    public void lock() {
        update("load/own_folder", overflow.toString());
        execute("load/lock");
    }

    @Override
    public void close() {
        try {
            connection.close();
            if (!Files.exists(overflow)) {
                // It was closed before.
                return;
            }
            try (Stream<Path> left = Files.walk(overflow)) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
