namespace App.Privacy;

/// <summary>Redacts every log record, for all sinks.</summary>
internal static class RedactedLogs
{
    public static void AddRedactedLogs(this IServiceCollection services) =>
        services.AddSingleton<ILoggerFactory>(services => new RedactingLoggerFactory(
            ActivatorUtilities.CreateInstance<LoggerFactory>(services)
        ));
}
