using System.Text.Json.Nodes;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.StorageAccounts;

internal sealed class BlobServiceFills : Habit
{
    private const string Service = "Microsoft.Storage/storageAccounts/blobServices";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    public override string Id => "blob-service-drift";

    public override string Sentence => "A blob service and its containers show properties soon after a write that the write did not set.";

    public override string Source => "https://github.com/pulumi/pulumi-azure-native/issues/1700";

    public override string Sure => "reported";

    public override string? Fix => "Set cors and the whole deleteRetentionPolicy, or add them to ignoreChanges.";

    public override void Show(Resource resource, JsonObject body, AzureState azure)
    {
        if (azure.Now - resource.Changed <= Soon || body["properties"] is not JsonObject properties)
        {
            return;
        }

        if (ArmPath.Same(resource.Type, Service))
        {
            properties["cors"] ??= new JsonObject { ["corsRules"] = new JsonArray() };
            foreach (var policy in (string[])["deleteRetentionPolicy", "containerDeleteRetentionPolicy"])
            {
                if (properties[policy] is JsonObject retention)
                {
                    retention["allowPermanentDelete"] ??= false;
                }
            }
        }
        else if (ArmPath.Same(resource.Type, $"{Service}/containers"))
        {
            properties["defaultEncryptionScope"] ??= "$account-encryption-key";
            properties["denyEncryptionScopeOverride"] ??= false;
        }
    }
}
