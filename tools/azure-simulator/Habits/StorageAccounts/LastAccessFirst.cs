using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.StorageAccounts;

internal sealed class LastAccessFirst : Habit
{
    private const string Condition = "daysAfterLastAccessTimeGreaterThan";

    public override string Id => "storage-management-policy-needs-blob-settings";

    public override string Sentence => "A lifecycle rule on the last access is refused while the blob service does not track it.";

    public override string Source => "https://learn.microsoft.com/azure/storage/blobs/lifecycle-management-overview";

    public override string Sure => "documented";

    public override string? Fix => "Let the policy depend on the blob service that tracks the last access.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsWrite
        && call.IsOf("Microsoft.Storage/storageAccounts/managementPolicies")
        && Names(call.Body)
        && !IsTracked(call, $"{call.RootId}/blobServices/default")
            ? Failure(
                400,
                "LastAccessTimeTrackingNotEnabled",
                "The policy has a condition on the last access time, and last access time tracking is not enabled for the account."
            )
            : null;

    private static bool Names(JsonNode? node) =>
        node switch
        {
            JsonObject inner => inner.Any(each => each.Key == Condition || Names(each.Value)),
            JsonArray list => list.Any(Names),
            _ => false,
        };

    private static bool IsTracked(Call call, string service) =>
        JsonPath.IsTrue(call.Azure.Resources.Find(service)?.Body, "properties", "lastAccessTimeTrackingPolicy", "enable")
        && !call.Azure.Working(service).Any();
}
