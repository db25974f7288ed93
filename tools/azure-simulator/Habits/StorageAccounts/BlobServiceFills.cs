using System.Text.Json.Nodes;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.StorageAccounts;

internal sealed class BlobServiceFills : Habit
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    public override string Id => "blob-service-drift";

    public override string Sentence => "A blob service shows properties soon after its write that the write did not set.";

    public override string Source => "https://github.com/pulumi/pulumi-azure-native/issues/1700";

    public override string Sure => "reported";

    public override string? Fix => "Set cors and the whole deleteRetentionPolicy, or add them to ignoreChanges.";

    public override void Show(Resource resource, JsonObject body, AzureState azure)
    {
        if (
            ArmPath.Same(resource.Type, "Microsoft.Storage/storageAccounts/blobServices")
            && azure.Now - resource.Changed > Soon
            && body["properties"] is JsonObject properties
        )
        {
            properties["cors"] ??= new JsonObject { ["corsRules"] = new JsonArray() };
            if (properties["deleteRetentionPolicy"] is JsonObject retention)
            {
                retention["allowPermanentDelete"] ??= false;
            }
        }
    }
}
