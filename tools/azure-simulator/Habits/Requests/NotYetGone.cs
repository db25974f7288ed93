using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Requests;

internal sealed class NotYetGone : Habit
{
    private const double NowAndThen = 0.05;
    private static readonly TimeSpan Lingers = TimeSpan.FromSeconds(15);

    private static readonly HashSet<string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        "Microsoft.Insights/diagnosticSettings",
        "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
        "Microsoft.ContainerRegistry/registries/replications",
        "Microsoft.Authorization/roleDefinitions",
    };

    public override string Id => "delete-returns-before-gone";

    public override string Sentence => "Now and then a resource is still there for some seconds after its delete has ended.";

    public override string Source => "https://github.com/Azure/azure-rest-api-specs/issues/30249";

    public override string Sure => "reported";

    public override string? Fix => "Give the replacement another name, or run the update again.";

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsDelete && Types.Contains(outcome.Resource.Type) && call.Azure.Happens($"{Id}#{call.Id}", NowAndThen))
        {
            call.Azure.Memory(Id)[Key(call)] = new JsonObject
            {
                ["until"] = Fixed.Text(outcome.Operation.Ends + Lingers),
                ["body"] = call.Front.Show(outcome.Resource, call.Request.ApiVersion),
            };
        }
    }

    public override ArmResponse? Refuse(Call call) =>
        call.Existing is null
        && call.Azure.Memories.GetValueOrDefault(Id)?[Key(call)] is JsonObject gone
        && Fixed.Time((string)gone["until"]!) > call.Now
            ? call.Method switch
            {
                "GET" => new ArmResponse(200, gone["body"]!.DeepClone()) { Habit = Id },
                "PUT" or "PATCH" => Failure(409, "Conflict", $"The resource '{call.Id}' is being deleted. Please try again later."),
                _ => null,
            }
            : null;

    private static string Key(Call call) => call.Path.Text.ToUpperInvariant();
}
