using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Habits.Networks;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Firewalls;

internal sealed class AddressMustFit : Habit
{
    public override string Id => "bastion-and-pip-zones";

    public override string Sentence => "Bastion, firewalls and gateways need a static address of the Standard SKU in their zones.";

    public override string Source => "https://learn.microsoft.com/azure/bastion/configuration-settings";

    public override string Sure => "documented";

    public override string? Fix => "Make the public address static, with the Standard SKU, in the zones of the resource.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsWrite && (call.IsOf(SubnetUse.Bastions) || call.IsOf(SubnetUse.Firewalls) || call.IsOf(SubnetUse.Gateways))
            ? Addresses(call).Select(address => Problem(call, address)).FirstOrDefault(problem => problem is not null)
            : null;

    private ArmResponse? Problem(Call call, Resource address) =>
        !ArmPath.Same(JsonPath.Text(address.Body, "sku", "name"), "Standard")
        || !ArmPath.Same(JsonPath.Text(address.Body, "properties", "publicIPAllocationMethod"), "Static")
            ? Failure(
                400,
                "PublicIPAddressSkuNotSupported",
                $"Public IP address {address.Id} must be static and have the Standard SKU to be used by {call.Id}."
            )
        : Zones(address.Body) is { Count: > 0 } zones && !Zones(call.Body).All(zones.Contains)
            ? Failure(
                400,
                "ResourceZonesDoNotMatchPublicIPAddress",
                $"The zones of {call.Id} are not among those of public IP address {address.Id}: {string.Join(", ", zones)}."
            )
        : null;

    private static IEnumerable<Resource> Addresses(Call call) =>
        new[] { "ipConfigurations", "frontendIPConfigurations" }
            .SelectMany(list => JsonPath.Items(call.Body, "properties", list))
            .Select(each => call.Azure.Resources.Find(JsonPath.Text(each, "properties", "publicIPAddress", "id")))
            .OfType<Resource>();

    private static List<string> Zones(JsonObject? body) => [.. JsonPath.Texts(body?["zones"])];
}
