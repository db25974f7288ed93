namespace App.Privacy;

/// <summary>Every record of the log passes the redactor, whichever sinks there are.</summary>
internal static class RedactedLogs
{
    public static void AddRedactedLogs(this IServiceCollection services) =>
        services.AddSingleton<ILoggerFactory>(services => new RedactingLoggerFactory(
            ActivatorUtilities.CreateInstance<LoggerFactory>(services)
        ));
}
