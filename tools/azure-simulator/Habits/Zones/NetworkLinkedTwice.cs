using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Zones;

internal sealed class NetworkLinkedTwice : Habit
{
    private const string Link = "Microsoft.Network/privateDnsZones/virtualNetworkLinks";

    public override string Id => "zone-link-identity-in-use";

    public override string Sentence =>
        "A network is linked once to zones of one name, and not where a link to a former network of its id stands.";

    public override string Source => "https://github.com/Azure/azure-powershell/issues/9537";

    public override string Sure => "reported";

    public override string? Fix => "Link the network to one zone of this name, and replace links together with their network.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsCreate && call.IsOf(Link) && Network(call.Body) is { } network && Others(call, network).Any(other => !IsOfZone(other, call))
            ? Failure(
                400,
                "BadRequest",
                "A virtual network cannot be linked to multiple zones with overlapping namespaces. You tried to link virtual network with "
                    + $"'{call.Path.Names[0]}' and '{call.Path.Names[0]}' zones."
            )
            : null;

    public override void Change(Call call, Outcome outcome)
    {
        if (
            call.IsWrite
            && outcome.Operation.Kind == "Create"
            && call.IsOf(Link)
            && Network(call.Body) is { } id
            && call.Azure.Resources.Find(id) is { } network
            && Others(call, id).Any(other => IsOfZone(other, call) && other.Created < network.Created)
        )
        {
            outcome.Operation.Fail(
                "Conflict",
                $"Virtual network resource identity '{id}' already in use. This is possible in case the virtual network was moved, or "
                    + "re-created. Please contact support.",
                Id
            );
        }
    }

    private static string? Network(JsonObject? link) => JsonPath.Text(link, "properties", "virtualNetwork", "id");

    /// <summary>Other links of the network to zones of this name.</summary>
    private static IEnumerable<Resource> Others(Call call, string network) =>
        call
            .Azure.Resources.OfType(Link)
            .Where(other => !ArmPath.Same(other.Id, call.Id) && ArmPath.Same(other.Path.Names[0], call.Path.Names[0]))
            .Where(other => ArmPath.Same(Network(other.Body), network));

    private static bool IsOfZone(Resource link, Call call) => ArmPath.Same(link.Path.Parent, call.Path.Parent);
}
