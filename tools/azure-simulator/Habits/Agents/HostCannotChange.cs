using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Agents;

internal sealed class HostCannotChange : Habit
{
    private static readonly string[] Lists =
    [
        "storageConnections",
        "threadStorageConnections",
        "vectorStoreConnections",
        "aiServicesConnections",
    ];

    public override string Id => "capability-host-immutable";

    public override string Sentence => "An account and a project have one capability host each, and its connections cannot be changed.";

    public override string Source => "https://github.com/microsoft/foundry-dev-tools/issues/376";

    public override string Sure => "documented";

    public override string? Fix => "Replace the host when a connection changes: replaceOnChanges and deleteBeforeReplace.";

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsWrite || !IsHost(call))
        {
            return null;
        }

        if (call.Existing is { } host)
        {
            return host.Operation is not null ? Failure(409, "Conflict", $"Resource {host.Name} is in conflicting state")
                : Lists.Any(list => !Same(JsonPath.At(host.Body, "properties", list), JsonPath.At(call.Body, "properties", list)))
                    ? Exists(call, host.Name, host.State)
                : null;
        }

        return call
            .Azure.Resources.OfType(call.Type)
            .Where(other => ArmPath.Same(other.Path.Parent, call.Path.Parent))
            .Select(other => Exists(call, other.Name, other.State))
            .FirstOrDefault();
    }

    private static bool IsHost(Call call) =>
        call.IsOf("Microsoft.CognitiveServices/accounts/capabilityHosts")
        || call.IsOf("Microsoft.CognitiveServices/accounts/projects/capabilityHosts");

    private static bool Same(JsonNode? one, JsonNode? other) =>
        (one is null || other is null) ? ((one ?? other) as JsonArray)?.Count is null or 0 : JsonNode.DeepEquals(one, other);

    private ArmResponse Exists(Call call, string name, string state) =>
        Failure(
            400,
            "BadRequest",
            $"There is an existing Capability Host with name: {name}, provisioning state: {state} for workspace: "
                + $"{call.Parent?.Name}, cannot "
                + $"create a new Capability Host with name: {call.Path.Name} for the same ClientId."
        );
}
