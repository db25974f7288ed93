using System.Globalization;
using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Accounts;

internal sealed class DeploymentQuota : Habit
{
    private const string Deployment = "Microsoft.CognitiveServices/accounts/deployments";

    /// <summary>Thousands of tokens a minute. Subscriptions differ; this is what a new one has at least for the models of today.</summary>
    private const long UsualLimit = 1000;

    public override string Id => "deployment-quota";

    public override string Sentence =>
        "Deployments draw on a quota of their model, type and region; those of soft-deleted accounts keep their share.";

    public override string Source => "https://github.com/microsoft/PubSec-Info-Assistant/issues/880";

    public override string Sure => "measured";

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsWrite || !call.IsOf(Deployment) || call.Parent is not { } account || Usage(call.Body) is not { } usage)
        {
            return null;
        }

        var limit = call.Azure.Options.Quotas.TryGetValue(usage.Name, out var own) ? own : UsualLimit;
        var used = Others(call, account)
            .Select(each => Usage(each.Body))
            .Where(other => other?.Name == usage.Name)
            .Sum(other => other!.Value.Capacity);
        return used + usage.Capacity <= limit
            ? null
            : Failure(
                400,
                "InsufficientQuota",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"This operation require {usage.Capacity} new capacity in quota Tokens Per Minute (thousands) - {usage.Quota}, which is bigger "
                        + $"than the current available capacity {Math.Max(0, limit - used)}. The current quota usage is {used} and the quota limit "
                        + $"is {limit} for quota Tokens Per Minute (thousands) - {usage.Quota}."
                )
            );
    }

    /// <summary>Deployments of all accounts of the region but this one.</summary>
    private static IEnumerable<Resource> Others(Call call, Resource account) =>
        call
            .Azure.Resources.OfType(Deployment)
            .Where(each => ArmPath.Same(call.Azure.Resources.Find(each.Path.Parent)?.Location, account.Location))
            .Concat(
                call.Azure.Deleted.Where(each => ArmPath.Same(each.Resource.Location, account.Location))
                    .SelectMany(each => each.Below)
                    .Where(each => ArmPath.Same(each.Type, Deployment))
            )
            .Where(each => !ArmPath.Same(each.Id, call.Id));

    private static (string Name, string Quota, long Capacity)? Usage(JsonObject? body) =>
        JsonPath.Text(body, "sku", "name") is { } sku
        && JsonPath.Text(body, "properties", "model", "name") is { } model
        && JsonPath.At(body, "sku", "capacity") is JsonValue value
        && value.TryGetValue<long>(out var capacity)
            ? ($"OpenAI.{sku}.{model}", $"{model} - {sku}", capacity)
            : null;
}
