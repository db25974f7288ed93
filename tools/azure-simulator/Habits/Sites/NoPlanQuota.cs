using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Sites;

internal sealed class NoPlanQuota : Habit
{
    private const string Plan = "Microsoft.Web/serverfarms";

    public override string Id => "app-service-quota";

    public override string Sentence => "A subscription has a quota of instances for each size of plan in a region.";

    public override string Source => "https://github.com/Azure-Samples/azure-search-openai-demo/issues/184";

    public override string Sure => "reported";

    public override string? Fix => "Ask for quota, or choose another size or region.";

    public override ArmResponse? Refuse(Call call)
    {
        if (
            !call.IsWrite
            || !call.IsOf(Plan)
            || call.Text("sku", "name") is not { } size
            || !call.Azure.Options.Quotas.TryGetValue($"Microsoft.Web.{size}", out var limit)
        )
        {
            return null;
        }

        var region = call.Text("location") is { } given ? Regions.Normal(given) : call.Existing?.Location;
        var used = call
            .Azure.Resources.OfType(Plan)
            .Where(other => !ArmPath.Same(other.Id, call.Id) && other.Location == region)
            .Where(other => ArmPath.Same(JsonPath.Text(other.Body, "sku", "name"), size))
            .Sum(other => Capacity(other.Body));
        var needed = Capacity(call.Body);
        return used + needed <= limit
            ? null
            : Failure(
                401,
                "Unauthorized",
                "Operation cannot be completed without additional quota. Additional details - "
                    + $"Location: {region} Current Limit (Total VMs): {limit} Current Usage: {used} Amount required for this deployment "
                    + $"(Total VMs): {needed} (Minimum) New Limit that you should request to enable this deployment: {used + needed}."
            );
    }

    private static long Capacity(JsonObject? plan) => (long)(JsonPath.Number(plan, "sku", "capacity") ?? 1);
}
