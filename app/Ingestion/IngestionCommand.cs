using App.Search;

namespace App.Ingestion;

/// <summary>
/// The commands `ingest`, `rebuild` and `purge DOCUMENT` for operators. Exit codes: 0 done, 1 failed, 2 wrong usage.
/// </summary>
internal static class IngestionCommand
{
    private const string Usage = "usage: ingest, rebuild or purge <document id>";

    /// <summary>A first argument that is not an option is a command.</summary>
    public static bool IsIn(string[] args) => args is [{ Length: > 0 } first, ..] && first[0] is not ('-' or '/') && !first.Contains('=');

    public static async Task<int> RunAsync(string[] args, IServiceProvider services, TextWriter output, TextWriter errors)
    {
        var command = args.TakeWhile(arg => !arg.StartsWith('-')).ToArray();
        if (command is not (["ingest"] or ["rebuild"] or ["purge", { Length: > 0 }]))
            return Wrong($"'{string.Join(' ', command)}' is not a command; {Usage}.");
        if (services.GetService<SearchSettings>() is null)
            return Wrong("No search service is configured; set Chat__Mode=Azure and Search__Endpoint.");

        try
        {
            return command is ["purge", var document]
                    ? Done(Removal(document, await services.GetRequiredService<Purge>().RunAsync(document, default)))
                : await services.GetRequiredService<IngestionJob>().RunAsync(command is ["rebuild"], default) is { } report
                    ? Done(Summary(report))
                : Failed("Another instance runs an ingestion; try again when it is done.");
        }
        catch (Exception failure)
        {
            return Failed($"{command[0]} failed: {failure.Message}");
        }

        static string Removal(string document, int indexes) =>
            $"'{document}' was removed from the search indexes ({indexes}); it stays out until it is deleted at its source.";

        static string Summary(ReleaseReport report) =>
            $"'{report.Index}' is live{(report.IsNew ? " (new)" : "")}: {report.Changes.Added.Count} documents added, "
            + $"{report.Changes.Changed.Count} changed, {report.Changes.Removed.Count} removed, "
            + $"{report.Changes.Unchanged.Count} unchanged, "
            + $"{report.Changes.Rejected.Count} rejected"
            + string.Concat(report.Changes.Rejected.Select(rejection => $"{Environment.NewLine}  - {rejection.Id}: {rejection.Detail}"));

        int Done(string message)
        {
            output.WriteLine(message);
            return 0;
        }

        int Failed(string message)
        {
            errors.WriteLine(message);
            return 1;
        }

        int Wrong(string message)
        {
            errors.WriteLine(message);
            return 2;
        }
    }
}
