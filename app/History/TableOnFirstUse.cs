using Azure.Data.Tables;

namespace App.History;

/// <summary>A table that is created on first use, so that the start does not wait for it.</summary>
internal sealed class TableOnFirstUse(TableServiceClient service, string name)
{
    private volatile TableClient? made;

    public async ValueTask<TableClient> GetAsync(CancellationToken cancellationToken)
    {
        if (made is { } table)
            return table;

        table = service.GetTableClient(name);
        await table.CreateIfNotExistsAsync(cancellationToken);
        return made = table;
    }
}
