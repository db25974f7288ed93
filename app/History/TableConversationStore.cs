using System.Runtime.CompilerServices;
using App.Identity;
using App.Messages;
using Azure;
using Azure.Data.Tables;

namespace App.History;

/// <summary>
/// Conversations in a table: a header row and a row for each turn. Every change is one transaction with the header's ETag, so that two
/// instances never mix their changes. It has at most 51 turns and a header; a transaction allows 100 rows and 4 MB.
/// </summary>
internal sealed class TableConversationStore(TableServiceClient service, HistorySettings settings, TimeProvider clock) : IConversationStore
{
    private const int Attempts = 5;
    private const int DeletedAtOnce = 8;
    private readonly TableOnFirstUse table = new(service, settings.Table);

    public string Name => "conversations";

    private DateTimeOffset Oldest => clock.GetUtcNow() - settings.Retention;

    public async Task SaveAsync(Caller caller, Guid id, IReadOnlyList<StoredTurn> turns, CancellationToken cancellationToken)
    {
        var rows = await table.GetAsync(cancellationToken);
        var partition = Keys.Partition(caller);
        for (var attempt = 1; ; attempt++)
        {
            var kept = await HeaderAsync(rows, partition, id, cancellationToken);
            var known = kept is not null && kept.UpdatedAt >= Oldest ? kept : null;
            var merged = turns.ToArray();
            var same = await MergeAsync(rows, partition, id, merged, known?.Digests ?? [], cancellationToken);
            var isNamed = known is { IsNamed: true };
            var title = isNamed ? known!.Title : HeaderEntity.TitleOf(merged[0].Content);
            var digests = merged.Select(TurnEntity.Digest).ToArray();
            var header = new HeaderEntity(partition, id, title, clock.GetUtcNow(), digests, default) { IsNamed = isNamed }.Write();
            TableTransactionAction[] change =
            [
                kept is null
                    ? new(TableTransactionActionType.Add, header)
                    : new(TableTransactionActionType.UpdateReplace, header, kept.Version),
                .. Enumerable
                    .Range(same, merged.Length - same)
                    .Select(i => TurnEntity.Of(partition, id, i, merged[i]))
                    .Select(turn => new TableTransactionAction(TableTransactionActionType.UpsertReplace, turn)),
                .. Removal(partition, id, merged.Length, kept?.Digests.Count ?? 0),
            ];
            if (await SubmitAsync(rows, change, mayConflict: attempt < Attempts, cancellationToken))
                return;
        }
    }

    public async Task<ConversationList> ListAsync(
        Caller caller,
        SearchedWords words,
        ConversationPlace? after,
        int count,
        CancellationToken cancellationToken
    )
    {
        var rows = await table.GetAsync(cancellationToken);
        var headers = words.AreNone
            ? Headers(rows, $"{IsOf(caller)} and {UpdatedAt("ge")}", cancellationToken)
            : SearchAsync(rows, caller, words, cancellationToken);
        var found = await headers
            .Where(header => after is null || after.IsBefore(header))
            .OrderByDescending(header => header.UpdatedAt)
            .ThenByDescending(header => header.Id)
            .Take(count + 1)
            .ToArrayAsync(cancellationToken);
        var listed = found.Take(count).Select(header => new ConversationHeader(header.Id, header.Title, header.UpdatedAt)).ToArray();
        return new ConversationList(listed)
        {
            Next = found.Length > count ? new ConversationPlace(listed[^1].UpdatedAt, listed[^1].Id).ToString() : null,
        };
    }

    public async Task<Conversation?> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var rows = await table.GetAsync(cancellationToken);
        var partition = Keys.Partition(caller);
        if (await HeaderAsync(rows, partition, id, cancellationToken) is not { } header || header.UpdatedAt < Oldest)
            return null;

        var filter = $"{IsOf(caller)} and RowKey ge '{Keys.Turn(id, 0)}' and RowKey le '{Keys.Turn(id, 999)}'";
        var turns = await rows.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
            .Select(TurnEntity.Read)
            .ToArrayAsync(cancellationToken);
        return new Conversation(id, header.Title, header.UpdatedAt, turns);
    }

    public async Task<bool> RenameAsync(Caller caller, Guid id, string title, CancellationToken cancellationToken)
    {
        var rows = await table.GetAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            if (await HeaderAsync(rows, Keys.Partition(caller), id, cancellationToken) is not { } header || header.UpdatedAt < Oldest)
                return false;
            var named = (header with { Title = title, IsNamed = true }).Write();
            TableTransactionAction[] change = [new(TableTransactionActionType.UpdateReplace, named, header.Version)];
            if (await SubmitAsync(rows, change, mayConflict: attempt < Attempts, cancellationToken))
                return true;
        }
    }

    public async Task DeleteAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var rows = await table.GetAsync(cancellationToken);
        for (var attempt = 1; await HeaderAsync(rows, Keys.Partition(caller), id, cancellationToken) is { } header; attempt++)
            if (await DeleteAsync(rows, header, mayConflict: attempt < Attempts, cancellationToken))
                return;
    }

    public async Task ForgetAsync(Caller caller, CancellationToken cancellationToken)
    {
        var headers = Headers(await table.GetAsync(cancellationToken), IsOf(caller), cancellationToken);
        await Parallel.ForEachAsync(
            headers,
            new ParallelOptions { MaxDegreeOfParallelism = DeletedAtOnce, CancellationToken = cancellationToken },
            async (header, stop) => await DeleteAsync(caller, header.Id, stop)
        );
    }

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var rows = await table.GetAsync(cancellationToken);
        var swept = 0;
        await Parallel.ForEachAsync(
            Headers(rows, UpdatedAt("lt"), cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = DeletedAtOnce, CancellationToken = cancellationToken },
            async (listed, stop) =>
            {
                // Skips a conversation that was continued or deleted meanwhile.
                var header = await HeaderAsync(rows, listed.Partition, listed.Id, stop);
                if (header?.UpdatedAt < Oldest && await DeleteAsync(rows, header, mayConflict: true, stop))
                    Interlocked.Increment(ref swept);
            }
        );
        return swept;
    }

    // One pass over the caller's partition, in which headers come before turns. The sources of answers stay in the table.
    private async IAsyncEnumerable<HeaderEntity> SearchAsync(
        TableClient rows,
        Caller caller,
        SearchedWords words,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var read = new Dictionary<Guid, SearchedWords.Reading>();
        await foreach (
            var row in rows.QueryAsync<TableEntity>(IsOf(caller), select: TurnEntity.Searched, cancellationToken: cancellationToken)
        )
            if (Keys.IsHeader(row.RowKey))
            {
                var reading = new SearchedWords.Reading(words, HeaderEntity.Read(row));
                reading.Read(reading.Header.Title);
                if (reading.Header.UpdatedAt >= Oldest)
                    read.Add(reading.Header.Id, reading);
            }
            else if (read.GetValueOrDefault(Keys.ConversationOfTurn(row.RowKey)) is { HasAll: false } reading)
                reading.Read(TurnEntity.Content(row));

        foreach (var reading in read.Values.Where(reading => reading.HasAll))
            yield return reading.Header;
    }

    private static async Task<HeaderEntity?> HeaderAsync(TableClient rows, string partition, Guid id, CancellationToken cancellationToken)
    {
        var found = await rows.GetEntityIfExistsAsync<TableEntity>(partition, Keys.Header(id), cancellationToken: cancellationToken);
        return found.HasValue ? HeaderEntity.Read(found.Value!) : null;
    }

    private static IAsyncEnumerable<HeaderEntity> Headers(TableClient rows, string filter, CancellationToken cancellationToken) =>
        rows.QueryAsync<TableEntity>(
                $"{filter} and RowKey ge '{Keys.FirstHeader}' and RowKey lt '{Keys.AfterHeaders}'",
                cancellationToken: cancellationToken
            )
            .Select(HeaderEntity.Read);

    /// <summary>
    /// The number of turns that stay unchanged; never the last. The browser can have fewer words of a stopped answer than the server
    /// sent: the stored answer is shortened to them and keeps its sources.
    /// </summary>
    private static async Task<int> MergeAsync(
        TableClient rows,
        string partition,
        Guid id,
        StoredTurn[] turns,
        IReadOnlyList<string> known,
        CancellationToken cancellationToken
    )
    {
        var same = 0;
        var comparable = Math.Min(known.Count, turns.Length - 1);
        while (same < comparable && known[same] == TurnEntity.Digest(turns[same]))
            same++;
        if (same < comparable && turns[same].Role == ChatTurn.Assistant)
        {
            var shown = turns[same].Content;
            var row = await rows.GetEntityIfExistsAsync<TableEntity>(partition, Keys.Turn(id, same), cancellationToken: cancellationToken);
            if (row.HasValue && TurnEntity.Read(row.Value!) is var whole && whole.Content.StartsWith(shown, StringComparison.Ordinal))
                turns[same] = whole with { Content = shown };
        }

        return same;
    }

    private static string IsOf(Caller caller) => $"PartitionKey eq '{Keys.Partition(caller)}'";

    private string UpdatedAt(string comparison) => $"{nameof(HeaderEntity.UpdatedAt)} {comparison} datetime'{Oldest.UtcDateTime:O}'";

    private static Task<bool> DeleteAsync(TableClient rows, HeaderEntity header, bool mayConflict, CancellationToken cancellationToken)
    {
        TableTransactionAction[] change =
        [
            new(TableTransactionActionType.Delete, new TableEntity(header.Partition, Keys.Header(header.Id)), header.Version),
            .. Removal(header.Partition, header.Id, 0, header.Digests.Count),
        ];
        return SubmitAsync(rows, change, mayConflict, cancellationToken);
    }

    private static IEnumerable<TableTransactionAction> Removal(string partition, Guid id, int first, int end) =>
        Enumerable
            .Range(first, Math.Max(0, end - first))
            .Select(position => new TableTransactionAction(
                TableTransactionActionType.Delete,
                new TableEntity(partition, Keys.Turn(id, position)),
                ETag.All
            ));

    /// <summary>False on a concurrent change of the conversation.</summary>
    private static async Task<bool> SubmitAsync(
        TableClient rows,
        IReadOnlyList<TableTransactionAction> change,
        bool mayConflict,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await rows.SubmitTransactionAsync(change, cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (mayConflict && conflict.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
