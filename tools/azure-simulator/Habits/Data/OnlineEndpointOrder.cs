using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Data;

internal sealed class OnlineEndpointOrder : Habit
{
    private const string Endpoint = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";

    public override string Id => "ml-endpoint-order";

    public override string Sentence =>
        "An online endpoint sends traffic only to deployments that exist, keeps those that get traffic, and takes one write at a time.";

    public override string Source => "https://learn.microsoft.com/azure/machine-learning/how-to-troubleshoot-online-endpoints";

    public override string Sure => "documented";

    public override string? Fix => "Make the endpoint without traffic, the deployments one after the other, and set the traffic last.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsWrite && call.IsOf(Endpoint) ? OfTraffic(call)
        : call.IsChange && call.IsOf($"{Endpoint}/deployments") && call.Parent is { } endpoint
            ? call.Azure.Working(endpoint.Id).Any()
                    ? Failure(
                        409,
                        "Conflict",
                        $"Resource is being modified: the online endpoint '{endpoint.Name}' or one of its deployments."
                    )
                : call.IsDelete && Traffic(endpoint.Body).Any(each => each.Key == call.Path.Name && JsonPath.Number(each.Value) > 0)
                    ? Failure(400, "BadRequest", $"Deployment '{call.Path.Name}' gets traffic. Set its traffic to 0 before you delete it.")
                : null
        : null;

    private ArmResponse? OfTraffic(Call call) =>
        Traffic(call.Body)
            .Where(each => JsonPath.Number(each.Value) > 0 && call.Azure.Resources.Find($"{call.Path.Text}/deployments/{each.Key}") is null)
            .Select(each => Failure(400, "BadRequest", $"The traffic names deployment '{each.Key}', which does not exist in the endpoint."))
            .FirstOrDefault();

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Traffic(JsonObject? body) =>
        JsonPath.At(body, "properties", "traffic") as JsonObject ?? [];
}
