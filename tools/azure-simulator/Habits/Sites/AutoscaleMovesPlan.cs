using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Sites;

internal sealed class AutoscaleMovesPlan : Habit
{
    private const string Setting = "Microsoft.Insights/autoscaleSettings";
    private static readonly TimeSpan After = TimeSpan.FromMinutes(30);

    public override string Id => "autoscale-fights-program";

    public override string Sentence =>
        "Autoscale changes the number of instances of a plan after a while, and a plan has one autoscale setting.";

    public override string Source => "https://learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-overview";

    public override string Sure => "documented";

    public override string? Fix => "Add sku.capacity to ignoreChanges of the plan, and make one autoscale setting for it.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsCreate
        && call.IsOf(Setting)
        && Target(call.Body) is { } target
        && call.Azure.Resources.OfType(Setting).FirstOrDefault(other => ArmPath.Same(Target(other.Body), target)) is { } setting
            ? Failure(
                409,
                "TargetResourceAlreadyHasAutoscaleSetting",
                $"The target resource '{target}' already has the autoscale setting '{setting.Id}'."
            )
            : null;

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsWrite && call.IsOf(Setting))
        {
            Later(call.Azure, After, "scale", new JsonObject { ["setting"] = outcome.Resource.Id });
        }
    }

    /// <summary>One instance more than the plan has, within the bounds of the first profile.</summary>
    public override void Happen(DueChange change, AzureState azure)
    {
        if (
            azure.Resources.Find((string)change.Data["setting"]!) is { } setting
            && !IsOff(setting.Body)
            && azure.Resources.Find(Target(setting.Body)) is { Body: { } body }
            && body["sku"] is JsonObject sku
            && JsonPath.Items(setting.Body, "properties", "profiles").FirstOrDefault() is { } profile
        )
        {
            var capacity = (int)(JsonPath.Number(sku, "capacity") ?? 1);
            sku["capacity"] = Math.Clamp(capacity + 1, Bound(profile, "minimum"), Bound(profile, "maximum"));
        }
    }

    private static string? Target(JsonObject? setting) => JsonPath.Text(setting, "properties", "targetResourceUri");

    private static bool IsOff(JsonObject setting) => JsonPath.At(setting, "properties", "enabled")?.GetValueKind() == JsonValueKind.False;

    private static int Bound(JsonObject profile, string name) =>
        int.TryParse(JsonPath.Text(profile, "capacity", name), CultureInfo.InvariantCulture, out var bound) ? Math.Max(bound, 1) : 1;
}
