using App.Documents;
using App.Search;
using Azure.Search.Documents.Indexes;

namespace App.Ingestion;

/// <summary>
/// Updates the live index from the source. If the live index has another recipe, it builds a new index beside it, validates it and
/// moves the alias. However a run ends, the alias always points to a complete index.
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
    ILogger<IndexRelease> log,
    KnowledgeBase knowledge,
    IndexerFilling? indexer = null
)
{
    /// <summary>After the alias moves, questions can reach the old index for ten seconds.</summary>
    public static readonly TimeSpan AliasSettles = TimeSpan.FromSeconds(15);

    /// <param name="rebuild">Builds a new index in any case.</param>
    /// <exception cref="IndexingException">The new index is not valid; the live one is unchanged.</exception>
    public async Task<ReleaseReport> RunAsync(UnpurgedSource source, bool rebuild, CancellationToken cancellationToken)
    {
        var live = await administration.LiveAsync(cancellationToken);
        if (live is not null && !rebuild && await RecipeAsync(live, cancellationToken) == settings.Recipe)
        {
            var changes = await FillAsync(source, live, isLive: true, cancellationToken);
            await PointKnowledgeAsync(live, live, cancellationToken);
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
        var changes = await FillAsync(source, next, isLive: false, cancellationToken);
        if (await validation.ProblemsAsync(next, source.Listed, changes.Rejected, cancellationToken) is { Count: > 0 } problems)
            throw new IndexingException(
                $"The new index '{next}' did not go live: {string.Join("; ", problems)}. "
                    + (live is null ? "None is live yet." : $"'{live}' stays live.")
            );

        await administration.PointAsync(next, cancellationToken);
        await PointKnowledgeAsync(next, live, cancellationToken);
        reader.Forget();
        LogLive(next, live);
        if (live is not null)
            await administration.DeleteIndexerAsync(live, cancellationToken);
        await Task.Delay(AliasSettles, clock, cancellationToken);
        await DeleteSparesAsync(next, cancellationToken);
        return Report(next, isNew: true, changes, source);
    }

    /// <summary>After the alias: a knowledge base never names an index that is not complete.</summary>
    private async Task PointKnowledgeAsync(IndexName index, IndexName? before, CancellationToken cancellationToken)
    {
        if (settings.KnowledgeBase is not null)
            await knowledge.PointAsync(index, cancellationToken);
        else if (before is not null && IndexSchema.IsOfKnowledgeBase(before.Schema))
            await knowledge.DeleteAsync(cancellationToken);
    }

    private Task<IngestionReport> FillAsync(UnpurgedSource source, IndexName index, bool isLive, CancellationToken cancellationToken) =>
        indexer is null
            ? ingester.RunAsync(source, stores.Of(index), cancellationToken)
            : indexer.RunAsync(source, index, isLive, cancellationToken);

    /// <summary>
    /// Continues with the index of an interrupted or rejected run, so that a long run completes despite restarts and does not pay for the
    /// same vectors again. Indexes that cannot be continued are deleted.
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

        // The name must be the newest, whatever the clocks of other instances are: names define the order of indexes.
        var now = clock.GetUtcNow();
        var after = there.Count > 0 ? there[0].BegunAt.AddSeconds(1) : now;
        next = IndexName.New(settings.Alias, settings.Recipe.Schema, now > after ? now : after);
        await administration.CreateAsync(next, cancellationToken);
        LogBegins(next);
        return next;
    }

    private async Task<bool> FitsAsync(IndexName begun, CancellationToken cancellationToken) =>
        begun.Schema == settings.Recipe.Schema
        && (await administration.DifferencesAsync(begun, cancellationToken)).Count == 0
        && (await RecipeAsync(begun, cancellationToken) ?? settings.Recipe) == settings.Recipe;

    /// <summary>
    /// Keeps the index before the live one for a rollback. Older and unfinished indexes are deleted.
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

    [LoggerMessage(LogLevel.Information, "A new index {Index} is being built")]
    private partial void LogBegins(IndexName index);

    [LoggerMessage(LogLevel.Information, "The unfinished index {Index} is continued")]
    private partial void LogGoesOn(IndexName index);

    [LoggerMessage(LogLevel.Information, "The index {Index} is live; the previous index was {Before}")]
    private partial void LogLive(IndexName index, IndexName? before);

    [LoggerMessage(LogLevel.Information, "The index {Index} is no longer needed and was deleted")]
    private partial void LogDeleted(IndexName index);
}
