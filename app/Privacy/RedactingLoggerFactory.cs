using App.Settings;

namespace App.Privacy;

/// <summary>Redacts log records before every sink, console and telemetry alike.</summary>
internal sealed class RedactingLoggerFactory(ILoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new RedactingLogger(inner.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    private sealed class RedactingLogger(ILogger inner) : ILogger
    {
        public bool IsEnabled(LogLevel level) => inner.IsEnabled(level);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull =>
            inner.BeginScope<object>(
                state is IEnumerable<KeyValuePair<string, object?>> values
                    ? new RedactedValues(values, null)
                    : Redactor.Redact(state.ToString() ?? "")
            );

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // The program writes the message of a wrong setting alone, and none of an interrupted start; the host would log them with their
            // stacks before.
            if (!inner.IsEnabled(level) || exception is SettingsException or InterruptedStartException)
                return;

            var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            inner.Log(
                level,
                id,
                new RedactedValues(values, formatter(state, exception)),
                RedactedException.Of(exception),
                static (message, _) => message.ToString()
            );
        }
    }
}
