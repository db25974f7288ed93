using App.Documents;
using App.Search;
using Azure.Search.Documents.Indexes;

namespace App.Ingestion;

/// <summary>
/// Brings what is searched to what the source holds: in the live index, or, where that was made by another recipe, in a new one beside it
/// that goes live once it has been found good. Whatever ends a run, the alias names a whole index.
/// </summary>
internal sealed partial class IndexRelease(
    SearchSettings settings,
    IndexAdministration administration,
    SearchIndexClient indexes,
    ChunkStores stores,
    Ingester ingester,
    IndexValidation validation,
    LiveIndexReader reader,
    TimeProvider clock,
    ILogger<IndexRelease> log
)
{
    /// <summary>Questions may go to the old index for ten seconds after the alias has moved.</summary>
    public static readonly TimeSpan AliasSettles = TimeSpan.FromSeconds(15);

    /// <param name="rebuild">A new index even where the live one would do.</param>
    /// <exception cref="IndexingException">The new index was found wrong; the live one is as it was.</exception>
    public async Task<ReleaseReport> RunAsync(UnpurgedSource source, bool rebuild, CancellationToken cancellationToken)
    {
        var live = await administration.LiveAsync(cancellationToken);
        if (live is not null && !rebuild && await RecipeAsync(live, cancellationToken) == settings.Recipe)
        {
            var changes = await ingester.RunAsync(source, stores.Of(live), cancellationToken);
            await DeleteSparesAsync(live, cancellationToken);
            return Report(live, isNew: false, changes, source);
        }

        return await ReplaceAsync(live, rebuild, source, cancellationToken);
    }

    private async Task<ReleaseReport> ReplaceAsync(
        IndexName? live,
        bool rebuild,
        UnpurgedSource source,
        CancellationToken cancellationToken
    )
    {
        var next = await BeginAsync(live, rebuild, cancellationToken);
        var changes = await ingester.RunAsync(source, stores.Of(next), cancellationToken);
        if (await validation.ProblemsAsync(next, source.Listed, changes.Rejected, cancellationToken) is { Count: > 0 } problems)
            throw new IndexingException(
                $"The new index '{next}' was not put live: {string.Join("; ", problems)}. "
                    + (live is null ? "None is live yet." : $"'{live}' stays live.")
            );

        await administration.PointAsync(next, cancellationToken);
        reader.Forget();
        LogLive(next, live);
        await Task.Delay(AliasSettles, clock, cancellationToken);
        await DeleteSparesAsync(next, cancellationToken);
        return Report(next, isNew: true, changes, source);
    }

    /// <summary>
    /// Goes on with what a run that was ended left behind, so that a long one gets done on a host that restarts now and then, and so that
    /// one that was found wrong does not pay again for every vector. What cannot be gone on with is deleted.
    /// </summary>
    private async Task<IndexName> BeginAsync(IndexName? live, bool rebuild, CancellationToken cancellationToken)
    {
        var there = await administration.ListAsync(cancellationToken);
        IndexName? next = null;
        foreach (var begun in there.Where(index => IsBegun(index, live)))
            if (next is null && !rebuild && await FitsAsync(begun, cancellationToken))
                next = begun;
            else
                await DeleteAsync(begun, cancellationToken);

        if (next is not null)
        {
            LogGoesOn(next);
            return next;
        }

        // Its name is the newest whatever the clocks of other instances say: names tell what is older than the live one.
        var now = clock.GetUtcNow();
        var after = there.Count > 0 ? there[0].BegunAt.AddSeconds(1) : now;
        next = IndexName.New(settings.Alias, settings.Recipe.Schema, now > after ? now : after);
        await administration.CreateAsync(next, cancellationToken);
        LogBegins(next);
        return next;
    }

    private async Task<bool> FitsAsync(IndexName begun, CancellationToken cancellationToken) =>
        begun.Schema == settings.Recipe.Schema
        && IndexSchema.Differences(await administration.DescribeAsync(begun, cancellationToken), settings.EmbeddingDimensions).Count == 0
        && (await RecipeAsync(begun, cancellationToken) ?? settings.Recipe) == settings.Recipe;

    /// <summary>
    /// One index before the live one is kept to go back to. Older ones, and those that no run will go on with, are deleted.
    /// </summary>
    private async Task DeleteSparesAsync(IndexName live, CancellationToken cancellationToken)
    {
        var others = (await administration.ListAsync(cancellationToken)).Where(index => index != live).ToArray();
        foreach (var spare in others.Where(index => IsBegun(index, live)).Concat(others.Where(index => !IsBegun(index, live)).Skip(1)))
            await DeleteAsync(spare, cancellationToken);
    }

    private async Task DeleteAsync(IndexName index, CancellationToken cancellationToken)
    {
        await administration.DeleteAsync(index, cancellationToken);
        LogDeleted(index);
    }

    private static bool IsBegun(IndexName index, IndexName? live) => live is null || index.IsNewerThan(live);

    private async Task<IndexRecipe?> RecipeAsync(IndexName index, CancellationToken cancellationToken) =>
        (await LiveIndexReader.LookAtAsync(indexes.GetSearchClient(index.ToString()), index, cancellationToken)).Recipe;

    private static ReleaseReport Report(IndexName index, bool isNew, IngestionReport changes, UnpurgedSource source)
    {
        var waiting = changes
            .Rejected.Where(rejection => rejection.Reason == RejectionReason.Unreachable)
            .Select(rejection => rejection.Id)
            .ToHashSet(StringComparer.Ordinal);
        return new(
            index,
            isNew,
            changes,
            source.Listed.Count,
            source.Listed.Where(document => waiting.Contains(document.Id)).Min(document => (DateTimeOffset?)document.ModifiedAt)
        );
    }

    [LoggerMessage(LogLevel.Information, "The index {Index} is begun")]
    private partial void LogBegins(IndexName index);

    [LoggerMessage(LogLevel.Information, "The index {Index}, which a run left unfinished, is gone on with")]
    private partial void LogGoesOn(IndexName index);

    [LoggerMessage(LogLevel.Information, "The index {Index} is live; before it {Before}")]
    private partial void LogLive(IndexName index, IndexName? before);

    [LoggerMessage(LogLevel.Information, "The index {Index} is no longer needed and was deleted")]
    private partial void LogDeleted(IndexName index);
}
