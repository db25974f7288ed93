using App.History;
using App.Identity;
using Azure;
using Azure.Data.Tables;

namespace App.Feedback;

/// <summary>Feedback in a table, one row per answer and caller. New feedback replaces the old.</summary>
internal sealed class FeedbackTable(TableServiceClient service, HistorySettings settings, TimeProvider clock) : IPersonalData
{
    private const int RowsPerTransaction = 100;
    private static readonly string[] KeyColumns = ["PartitionKey", "RowKey"];
    private readonly TableOnFirstUse table = new(service, settings.FeedbackTable);

    public string Name => "ratings";

    public async Task SaveAsync(Caller caller, FeedbackRequest request, CancellationToken cancellationToken)
    {
        var rows = await table.GetAsync(cancellationToken);
        var entity = new TableEntity(Keys.Partition(caller), $"{Guid.Parse(request.AnswerId!):D}")
        {
            [nameof(request.ConversationId)] = request.ConversationId,
            [nameof(request.Verdict)] = request.Verdict,
            [nameof(request.Reasons)] = string.Join(',', request.Reasons ?? []),
            [nameof(request.Comment)] = string.IsNullOrEmpty(request.Comment) ? null : request.Comment,
            [nameof(request.Consent)] = request.Consent,
            ["At"] = clock.GetUtcNow(),
        };
        await rows.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }

    public async Task ForgetAsync(Caller caller, CancellationToken cancellationToken) =>
        await DeleteAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Keys.Partition(caller)}"), cancellationToken);

    public Task<int> SweepAsync(CancellationToken cancellationToken) =>
        DeleteAsync(TableClient.CreateQueryFilter($"At lt {clock.GetUtcNow() - settings.Retention}"), cancellationToken);

    // Rows are ordered by partition, and a transaction covers one partition.
    private async Task<int> DeleteAsync(string filter, CancellationToken cancellationToken)
    {
        var rows = await table.GetAsync(cancellationToken);
        var deleted = 0;
        await foreach (var page in rows.QueryAsync<TableEntity>(filter, select: KeyColumns, cancellationToken: cancellationToken).AsPages())
        foreach (var batch in page.Values.GroupBy(row => row.PartitionKey).SelectMany(partition => partition.Chunk(RowsPerTransaction)))
        {
            await DeleteAsync(rows, batch, cancellationToken);
            deleted += batch.Length;
        }

        return deleted;
    }

    private static async Task DeleteAsync(TableClient rows, TableEntity[] batch, CancellationToken cancellationToken)
    {
        try
        {
            await rows.SubmitTransactionAsync(
                batch.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)),
                cancellationToken
            );
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // Another instance deleted a row, which fails the transaction: delete one by one and ignore missing rows.
            foreach (var row in batch)
                await rows.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }
    }
}
