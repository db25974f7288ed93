using System.Text.RegularExpressions;
using App.Settings;

namespace App.Search;

/// <summary>What an indexer of the service needs to read the documents instead of the app.</summary>
/// <param name="Storage">
/// Ingestion:StorageId. The resource id of the storage account with the documents, which the service's identity reads.
/// </param>
/// <param name="Account">
/// Ingestion:EmbeddingAccount. The name of the account with the embedding deployment, called by the service's identity. It is never a
/// gateway: shared private links do not reach API Management (Microsoft, "Azure OpenAI Embedding skill").
/// </param>
internal sealed partial record IndexerSettings(string Storage, string Account)
{
    private const string App = "App";
    private const string Indexer = "Indexer";
    private const string Example = "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Storage/storageAccounts/<account>";

    /// <summary>Ingestion:Engine. Null if the app reads the documents.</summary>
    public static IndexerSettings? Read(SettingsReader read)
    {
        var engine = read.Choice("Ingestion:Engine", [App, Indexer], App);
        var (storage, _) = (read.Text("Ingestion:StorageId"), read.Text("Ingestion:EmbeddingAccount"));
        if (engine != Indexer)
            return null;

        return new(
            storage is not null && StorageAccount().IsMatch(storage)
                ? storage
                : read.Wrong(
                    "Ingestion:StorageId",
                    "the resource id of a storage account where Ingestion:Engine is Indexer",
                    storage,
                    Example
                ),
            EmbeddingAccount(read, "Ingestion:Engine is Indexer")
        );
    }

    /// <summary>Ingestion:EmbeddingAccount.</summary>
    public static string EmbeddingAccount(SettingsReader read, string where) =>
        read.Text("Ingestion:EmbeddingAccount") is var account && account is not null && AccountName().IsMatch(account)
            ? account
            : read.Wrong("Ingestion:EmbeddingAccount", $"the name of an AI account where {where}", account, "<account>");

    [GeneratedRegex(
        "^/subscriptions/[^/;]+/resourceGroups/[^/;]+/providers/Microsoft.Storage/storageAccounts/[^/;]+$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex StorageAccount();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{1,63}$")]
    private static partial Regex AccountName();
}
