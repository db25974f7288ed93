using System.Text.Json.Nodes;
using Azure;
using Azure.Core;

namespace App.Search;

/// <summary>Creates and runs the indexers of the service; see <see cref="IndexerDefinitions"/>.</summary>
internal sealed class Indexers(SearchSettings settings, IndexerSettings indexer, IndexAdministration administration, TimeProvider clock)
{
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);

    private const int AlreadyRuns = 409;
    private const int TooManyRuns = 429;

    /// <summary>Creates what is missing, and changes what differs from the settings. A new indexer starts to run.</summary>
    public async Task EnsureAsync(IndexName index, CancellationToken cancellationToken)
    {
        var definitions = new (string Kind, JsonObject Body)[]
        {
            ("datasources", IndexerDefinitions.DataSource(settings, indexer, index)),
            ("skillsets", IndexerDefinitions.Skillset(settings, indexer, index)),
            ("indexers", IndexerDefinitions.Indexer(settings, index)),
        };

        // The indexer comes last, so one with this mark says that all are as they must be.
        var mark = Documents.Chunk.HashOf(string.Concat(definitions.Select(definition => definition.Body.ToJsonString())));
        var there = await administration.SendAsync(RequestMethod.Get, $"indexers('{index}')", null, cancellationToken);
        if ((string?)there?["description"] == mark)
            return;

        definitions[^1].Body["description"] = mark;
        foreach (var (kind, body) in definitions)
            await administration.SendAsync(RequestMethod.Put, $"{kind}('{index}')", body, cancellationToken);
    }

    /// <summary>Starts a run and waits for its end, at most for the time.</summary>
    /// <returns>The run; it may not have ended.</returns>
    public async Task<IndexerRun?> RunAsync(IndexName index, TimeSpan longest, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + longest;
        var before = await LastAsync(index, cancellationToken);
        try
        {
            await administration.SendAsync(RequestMethod.Post, $"indexers('{index}')/search.run", null, cancellationToken);
        }
        catch (RequestFailedException runs) when (runs.Status is AlreadyRuns or TooManyRuns) { }

        while (true)
        {
            var run = await LastAsync(index, cancellationToken);
            var isNew = run is not null && (run.Started != before?.Started || before is { HasEnded: false });
            if ((isNew && run!.HasEnded) || clock.GetUtcNow() >= until)
                return run;

            await Task.Delay(BetweenLooks, clock, cancellationToken);
        }
    }

    private async Task<IndexerRun?> LastAsync(IndexName index, CancellationToken cancellationToken) =>
        IndexerRun.Of(await administration.SendAsync(RequestMethod.Get, $"indexers('{index}')/search.status", null, cancellationToken));
}
